import { sources as en } from '../en/sources.js';
import { sources as tr } from '../tr/sources.js';
import { addWords } from '../words.js';

addWords('sources', { en, tr });
