import { lines as en } from '../en/lines.js';
import { lines as tr } from '../tr/lines.js';
import { addWords } from '../words.js';

addWords('lines', { en, tr });
