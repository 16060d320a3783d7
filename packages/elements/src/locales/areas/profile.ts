import { profile as en } from '../en/profile.js';
import { profile as tr } from '../tr/profile.js';
import { addWords } from '../words.js';

addWords('profile', { en, tr });
