import { timeline as en } from '../en/timeline.js';
import { timeline as tr } from '../tr/timeline.js';
import { addWords } from '../words.js';

addWords('timeline', { en, tr });
