import { todo as en } from '../en/todo.js';
import { todo as tr } from '../tr/todo.js';
import { addWords } from '../words.js';

addWords('todo', { en, tr });
