import { process as en } from '../en/process.js';
import { process as tr } from '../tr/process.js';
import { addWords } from '../words.js';

addWords('process', { en, tr });
