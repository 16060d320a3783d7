import { choices as en } from '../en/choices.js';
import { choices as tr } from '../tr/choices.js';
import { addWords } from '../words.js';

addWords('choices', { en, tr });
