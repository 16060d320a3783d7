import { quotas as en } from '../en/quotas.js';
import { quotas as tr } from '../tr/quotas.js';
import { addWords } from '../words.js';

addWords('quotas', { en, tr });
