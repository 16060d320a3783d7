import { filters as en } from '../en/filters.js';
import { filters as tr } from '../tr/filters.js';
import { addWords } from '../words.js';

addWords('filters', { en, tr });
