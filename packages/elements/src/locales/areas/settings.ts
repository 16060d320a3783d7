import { settings as en } from '../en/settings.js';
import { settings as tr } from '../tr/settings.js';
import { addWords } from '../words.js';

addWords('settings', { en, tr });
