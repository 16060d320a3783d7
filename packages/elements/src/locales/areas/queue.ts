import { queue as en } from '../en/queue.js';
import { queue as tr } from '../tr/queue.js';
import { addWords } from '../words.js';

addWords('queue', { en, tr });
