import { notices as en } from '../en/notices.js';
import { notices as tr } from '../tr/notices.js';
import { addWords } from '../words.js';

addWords('notices', { en, tr });
