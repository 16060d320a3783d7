import { forecast as en } from '../en/forecast.js';
import { forecast as tr } from '../tr/forecast.js';
import { addWords } from '../words.js';

addWords('forecast', { en, tr });
