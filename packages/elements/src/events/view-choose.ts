import type { SavedView } from '@firsat/model';
import { plainDetail } from './plain-detail.js';

/** A saved view is to be looked at; `null`: none, as at the beginning. Does not bubble: it is for whoever shows the opportunities. */
export class ViewChooseEvent extends Event {
  static readonly type = 'firsat-view-choose';
  readonly detail: { readonly view: SavedView | null; readonly origin: 'user' | 'program' };
  constructor(view: SavedView | null, origin: 'user' | 'program') {
    super(ViewChooseEvent.type);
    this.detail = plainDetail({ view, origin });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'firsat-view-choose': ViewChooseEvent;
  }
}
