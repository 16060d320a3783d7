import { detail as en } from '../en/detail.js';
import { detail as tr } from '../tr/detail.js';
import { addWords } from '../words.js';

addWords('detail', { en, tr });
