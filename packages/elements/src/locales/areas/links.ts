import { links as en } from '../en/links.js';
import { links as tr } from '../tr/links.js';
import { addWords } from '../words.js';

addWords('links', { en, tr });
