import { sync as en } from '../en/sync.js';
import { sync as tr } from '../tr/sync.js';
import { addWords } from '../words.js';

addWords('sync', { en, tr });
