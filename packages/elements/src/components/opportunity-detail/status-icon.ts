import type { TemplateResult } from 'lit';
import type { Status } from '@firsat/model';
import * as icons from '../../icons/icons.js';

/** A shape beside the word: a status is never told by colour alone. */
export function statusIcon(status: Status): TemplateResult {
  return {
    open: icons.undo,
    won: icons.trophy,
    lost: icons.close,
    abandoned: icons.ban,
    suspended: icons.pause,
  }[status];
}
