import { rates as en } from '../en/rates.js';
import { rates as tr } from '../tr/rates.js';
import { addWords } from '../words.js';

addWords('rates', { en, tr });
