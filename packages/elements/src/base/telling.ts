import type * as Told from './told.js';
import { whenIdle } from './when-idle.js';

/** Where a page is being worked on: on this very machine, or under a name that no page of the internet has. */
const LOCAL = /^(localhost|127\.[\d.]+|\[::1])$|\.(localhost|local|test)$/;

/** Has what is told to whoever makes a page; it is fetched when there is something. Without a network nothing is told. */
export const tell = (use: (told: typeof Told) => void): Promise<void> =>
  import('./told.js').then(use).catch(() => undefined);

/** While a page is being worked on: tells what is wrong with the attributes of an element. Nothing is fetched for it elsewhere. */
export async function hint(element: Element, { hostname } = location): Promise<void> {
  if (!LOCAL.test(hostname)) return;
  await whenIdle();
  await tell((told) => {
    told.watchAttributes(element);
  });
}
