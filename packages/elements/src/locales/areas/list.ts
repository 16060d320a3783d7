import { list as en } from '../en/list.js';
import { list as tr } from '../tr/list.js';
import { addWords } from '../words.js';

addWords('list', { en, tr });
