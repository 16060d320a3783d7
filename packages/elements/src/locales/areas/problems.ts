import { problems as en } from '../en/problems.js';
import { problems as tr } from '../tr/problems.js';
import { addWords } from '../words.js';

addWords('problems', { en, tr });
