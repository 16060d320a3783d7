import { contacts as en } from '../en/contacts.js';
import { contacts as tr } from '../tr/contacts.js';
import { addWords } from '../words.js';

addWords('contacts', { en, tr });
