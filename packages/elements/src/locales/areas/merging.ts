import { merging as en } from '../en/merging.js';
import { merging as tr } from '../tr/merging.js';
import { addWords } from '../words.js';

addWords('merging', { en, tr });
