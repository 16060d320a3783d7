import { activities as en } from '../en/activities.js';
import { activities as tr } from '../tr/activities.js';
import { addWords } from '../words.js';

addWords('activities', { en, tr });
