/** The board as it looks on a page, wherever the page has put it: to see whether the page's rules have reached it. */
import type { Driver } from './driver.js';
import { cut } from './pictures.js';

/** One size, one place, nothing shining through; the page's font is taken by intention, so one is given. */
const PLACED = {
  position: 'fixed',
  inset: '0 auto auto 0',
  width: '1000px',
  height: '560px',
  'z-index': '9',
  margin: '0',
  background: 'white',
  '--firsat-font': 'sans-serif',
};

/** A picture of the board at a place of its own, nothing focused and nothing scrolled; it stands where it stood after that. */
export async function boardAlone(driver: Driver): Promise<Uint8Array> {
  await driver.move(1, 899);
  const { box, style } = await driver.evaluate(async (placed) => {
    const board = document.querySelector<HTMLElement>('opportunity-board');
    if (!board) throw new Error('no board');
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active instanceof HTMLElement) active.blur();
    const { cssText } = board.style;
    // By property, since a strict policy refuses the attribute.
    for (const [name, value] of Object.entries(placed)) board.style.setProperty(name, value, 'important');
    // It lays itself out anew when its size has changed.
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    for (const part of board.shadowRoot?.querySelectorAll('*') ?? []) part.scrollLeft = 0;
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    const { x, y } = board.getBoundingClientRect();
    return { box: { x: Math.round(x), y: Math.round(y), width: 1000, height: 560 }, style: cssText };
  }, PLACED);
  const picture = await driver.screenshot();
  await driver.evaluate((before) => {
    const board = document.querySelector<HTMLElement>('opportunity-board');
    if (board) board.style.cssText = before;
  }, style);
  return cut(picture, box);
}
