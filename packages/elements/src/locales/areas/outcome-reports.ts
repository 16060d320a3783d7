import { outcomeReports as en } from '../en/outcome-reports.js';
import { outcomeReports as tr } from '../tr/outcome-reports.js';
import { addWords } from '../words.js';

addWords('outcomeReports', { en, tr });
