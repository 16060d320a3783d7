import { board as en } from '../en/board.js';
import { board as tr } from '../tr/board.js';
import { addWords } from '../words.js';

addWords('board', { en, tr });
