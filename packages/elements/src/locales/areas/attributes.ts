import { attributes as en } from '../en/attributes.js';
import { attributes as tr } from '../tr/attributes.js';
import { addWords } from '../words.js';

addWords('attributes', { en, tr });
