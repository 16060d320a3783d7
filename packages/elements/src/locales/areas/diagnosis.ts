import { diagnosis as en } from '../en/diagnosis.js';
import { diagnosis as tr } from '../tr/diagnosis.js';
import { addWords } from '../words.js';

addWords('diagnosis', { en, tr });
