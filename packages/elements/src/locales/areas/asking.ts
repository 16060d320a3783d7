import { asking as en } from '../en/asking.js';
import { asking as tr } from '../tr/asking.js';
import { addWords } from '../words.js';

addWords('asking', { en, tr });
