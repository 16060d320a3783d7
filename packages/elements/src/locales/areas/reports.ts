import { reports as en } from '../en/reports.js';
import { reports as tr } from '../tr/reports.js';
import { addWords } from '../words.js';

addWords('reports', { en, tr });
