import { texts as en } from '../en/texts.js';
import { texts as tr } from '../tr/texts.js';
import { addWords } from '../words.js';

addWords('texts', { en, tr });
