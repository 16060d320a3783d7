import { bin as en } from '../en/bin.js';
import { bin as tr } from '../tr/bin.js';
import { addWords } from '../words.js';

addWords('bin', { en, tr });
