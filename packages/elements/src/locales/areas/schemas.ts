import { schemas as en } from '../en/schemas.js';
import { schemas as tr } from '../tr/schemas.js';
import { addWords } from '../words.js';

addWords('schemas', { en, tr });
