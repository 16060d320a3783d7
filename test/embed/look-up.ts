/** Finds what a person would click, across shadow roots, by functions that run in the page. */
import type { Driver } from './driver.js';

/** What is looked for: the `index`-th that matches `selector`, says `text`, and is called `name`. */
export interface Query {
  readonly selector: string;
  readonly text?: string;
  readonly name?: string;
  /** The last of these elements that it stands in. */
  readonly within?: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box of the first that is found and shown. It runs in the page: everything it needs stands in it. */
async function boxOf(query: Query, act: 'look' | 'reach' | 'focus'): Promise<Box | null> {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots)
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  const words = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
  const nameOf = (element: HTMLElement): string =>
    words(
      element.ariaLabel ??
        (element.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map((id) => (element.getRootNode() as ShadowRoot).getElementById(id)?.textContent ?? '')
          .join(' '),
    ) ||
    words([...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(' ')) ||
    words(element.textContent);
  const stands = (element: Element): boolean => {
    if (!query.within) return true;
    for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
      if (at instanceof Element && at.matches(query.within)) return true;
    return false;
  };
  const found = roots
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>(query.selector)])
    .find(
      (element) =>
        element.getClientRects().length > 0 &&
        stands(element) &&
        (!query.text || element.textContent.includes(query.text)) &&
        (!query.name || nameOf(element).includes(query.name)),
    );
  if (!found) return null;
  const box = (): Box => {
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x, y, width, height };
  };
  if (act === 'look') return box();
  if (act === 'focus') {
    found.focus();
    return box();
  }
  found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const before = box();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const now = box();
  if (Math.abs(before.x - now.x) + Math.abs(before.y - now.y) > 0.5) return null;
  // A click would go to what stands there.
  let hit: Element | null = document.elementFromPoint(now.x + now.width / 2, now.y + now.height / 2);
  for (let inner = hit?.shadowRoot; inner; inner = hit.shadowRoot) {
    const deeper = inner.elementFromPoint(now.x + now.width / 2, now.y + now.height / 2);
    if (!deeper || deeper === hit) break;
    hit = deeper;
  }
  for (let at: Node | null = hit; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at === found) return now;
  return null;
}

const LIMIT = 30_000;

/** Asks again and again, a frame apart, until there is an answer. */
export async function until<T>(
  driver: Driver,
  fact: () => Promise<T | null | undefined | false>,
  what: string,
): Promise<T> {
  const end = Date.now() + LIMIT;
  for (;;) {
    const answer = await fact();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`${driver.engine}: it did not come about: ${what}`);
    await driver.evaluate(() => new Promise<number>(requestAnimationFrame));
  }
}

/** The box of what is found and shown, once there is such a thing. */
export const shown = (driver: Driver, query: Query): Promise<Box> =>
  until(driver, () => driver.evaluate(boxOf, query, 'look'), JSON.stringify(query));

/** Whether it is shown now. */
export const isShown = async (driver: Driver, query: Query): Promise<boolean> =>
  (await driver.evaluate(boxOf, query, 'look')) !== null;

export const focus = (driver: Driver, query: Query): Promise<Box> =>
  until(driver, () => driver.evaluate(boxOf, query, 'focus'), JSON.stringify(query));

export const gone = (driver: Driver, query: Query): Promise<true> =>
  until(driver, async () => !(await isShown(driver, query)), `gone: ${JSON.stringify(query)}`);

/** Clicks in the middle of it, once it stands still and nothing covers it. */
export async function click(driver: Driver, query: Query): Promise<void> {
  const box = await until(driver, () => driver.evaluate(boxOf, query, 'reach'), JSON.stringify(query));
  await driver.move(box.x + box.width / 2, box.y + box.height / 2);
  await driver.down();
  await driver.up();
}
