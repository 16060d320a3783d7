import { customFields as en } from '../en/custom-fields.js';
import { customFields as tr } from '../tr/custom-fields.js';
import { addWords } from '../words.js';

addWords('customFields', { en, tr });
