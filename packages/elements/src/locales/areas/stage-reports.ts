import { stageReports as en } from '../en/stage-reports.js';
import { stageReports as tr } from '../tr/stage-reports.js';
import { addWords } from '../words.js';

addWords('stageReports', { en, tr });
