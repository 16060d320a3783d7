import type { Messages } from '../messages.js';
import { activities } from './activities.js';
import { bin } from './bin.js';
import { board } from './board.js';
import { choices } from './choices.js';
import { common } from './common.js';
import { detail } from './detail.js';
import { exporting } from './exporting.js';
import { form } from './form.js';
import { importing } from './importing.js';
import { links } from './links.js';
import { list } from './list.js';
import { notes } from './notes.js';
import { notices } from './notices.js';
import { problems } from './problems.js';
import { queue } from './queue.js';
import { texts } from './texts.js';
import { review } from './review.js';
import { schemas } from './schemas.js';
import { sync } from './sync.js';
import { timeline } from './timeline.js';
import { todo } from './todo.js';

export const tr = {
  common,
  activities,
  bin,
  board,
  choices,
  detail,
  exporting,
  form,
  importing,
  links,
  list,
  notes,
  notices,
  problems,
  queue,
  texts,
  review,
  schemas,
  sync,
  timeline,
  todo,
} satisfies Messages;
