import { quotaReport as en } from '../en/quota-report.js';
import { quotaReport as tr } from '../tr/quota-report.js';
import { addWords } from '../words.js';

addWords('quotaReport', { en, tr });
