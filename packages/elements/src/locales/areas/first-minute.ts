import { firstMinute as en } from '../en/first-minute.js';
import { firstMinute as tr } from '../tr/first-minute.js';
import { addWords } from '../words.js';

addWords('firstMinute', { en, tr });
