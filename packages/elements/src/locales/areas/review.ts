import { review as en } from '../en/review.js';
import { review as tr } from '../tr/review.js';
import { addWords } from '../words.js';

addWords('review', { en, tr });
