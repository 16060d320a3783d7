import { exporting as en } from '../en/exporting.js';
import { exporting as tr } from '../tr/exporting.js';
import { addWords } from '../words.js';

addWords('exporting', { en, tr });
