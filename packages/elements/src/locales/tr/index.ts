import type { Messages } from '../messages.js';
import { board } from './board.js';
import { common } from './common.js';
import { detail } from './detail.js';
import { form } from './form.js';
import { importing } from './importing.js';
import { notes } from './notes.js';
import { notices } from './notices.js';
import { problems } from './problems.js';
import { richText } from './rich-text.js';
import { schemas } from './schemas.js';
import { sync } from './sync.js';

export const tr = {
  common,
  board,
  detail,
  form,
  schemas,
  sync,
  importing,
  notices,
  notes,
  richText,
  problems,
} satisfies Messages;
