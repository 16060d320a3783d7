import { richText as en } from '../en/rich-text.js';
import { richText as tr } from '../tr/rich-text.js';
import { addWords } from '../words.js';

addWords('richText', { en, tr });
