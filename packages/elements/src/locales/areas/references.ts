import { references as en } from '../en/references.js';
import { references as tr } from '../tr/references.js';
import { addWords } from '../words.js';

addWords('references', { en, tr });
