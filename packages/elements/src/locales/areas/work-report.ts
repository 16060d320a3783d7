import { workReport as en } from '../en/work-report.js';
import { workReport as tr } from '../tr/work-report.js';
import { addWords } from '../words.js';

addWords('workReport', { en, tr });
