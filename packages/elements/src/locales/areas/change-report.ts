import { changeReport as en } from '../en/change-report.js';
import { changeReport as tr } from '../tr/change-report.js';
import { addWords } from '../words.js';

addWords('changeReport', { en, tr });
