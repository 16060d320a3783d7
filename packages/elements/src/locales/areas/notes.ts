import { notes as en } from '../en/notes.js';
import { notes as tr } from '../tr/notes.js';
import { addWords } from '../words.js';

addWords('notes', { en, tr });
