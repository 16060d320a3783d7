import { devtools as en } from '../en/devtools.js';
import { devtools as tr } from '../tr/devtools.js';
import { addWords } from '../words.js';

addWords('devtools', { en, tr });
