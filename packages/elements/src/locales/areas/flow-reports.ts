import { flowReports as en } from '../en/flow-reports.js';
import { flowReports as tr } from '../tr/flow-reports.js';
import { addWords } from '../words.js';

addWords('flowReports', { en, tr });
