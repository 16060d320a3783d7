import { offers as en } from '../en/offers.js';
import { offers as tr } from '../tr/offers.js';
import { addWords } from '../words.js';

addWords('offers', { en, tr });
