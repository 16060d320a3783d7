import { surroundings } from './surroundings.js';

export interface PageTurns {
  /** The network is there again, or the page is shown again: no pause has to be sat out. */
  readonly back: () => void;
  /** The browser may keep the page for going back, unless a connection is open; others see at once that nobody is here. */
  readonly aside: () => void;
}

/** Tells what becomes of the page, where there is one. Returns how to stop. */
export function watchPage({ back, aside }: PageTurns): () => void {
  const turned = ({ type, persisted }: PageTransitionEvent): void => {
    if (persisted) (type === 'pageshow' ? back : aside)();
  };
  surroundings.addEventListener?.('online', back);
  surroundings.addEventListener?.('pagehide', turned);
  surroundings.addEventListener?.('pageshow', turned);
  return () => {
    surroundings.removeEventListener?.('online', back);
    surroundings.removeEventListener?.('pagehide', turned);
    surroundings.removeEventListener?.('pageshow', turned);
  };
}
