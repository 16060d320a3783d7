import { credit as en } from '../en/credit.js';
import { credit as tr } from '../tr/credit.js';
import { addWords } from '../words.js';

addWords('credit', { en, tr });
