import { form as en } from '../en/form.js';
import { form as tr } from '../tr/form.js';
import { addWords } from '../words.js';

addWords('form', { en, tr });
