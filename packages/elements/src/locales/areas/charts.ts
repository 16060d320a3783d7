import { charts as en } from '../en/charts.js';
import { charts as tr } from '../tr/charts.js';
import { addWords } from '../words.js';

addWords('charts', { en, tr });
