import { importing as en } from '../en/importing.js';
import { importing as tr } from '../tr/importing.js';
import { addWords } from '../words.js';

addWords('importing', { en, tr });
