import { css } from 'lit';
import { adoptStyles } from '../primitives/adopt-styles.js';

const waitingStyles = css`
  .waiting {
    display: grid;
    gap: 0.9em;
    padding: 1em;
  }
  .waiting > span {
    block-size: 1.1em;
    border-radius: 0.3em;
    background: var(--_well);
  }
  .waiting > :last-child {
    inline-size: 60%;
  }
`;

const waiting = new WeakSet<HTMLElement>();

/** Something grey where a widget will stand; nothing where it stands within a line. */
export function showWaiting(host: HTMLElement, until: Promise<unknown>): void {
  const root = host.shadowRoot;
  if (!root || waiting.has(host) || getComputedStyle(host).display.startsWith('inline')) return;
  waiting.add(host);
  adoptStyles(root, waitingStyles);
  const bones = document.createElement('div');
  bones.className = 'base waiting';
  bones.part.add('base');
  bones.ariaBusy = 'true';
  bones.append(...Array.from({ length: 3 }, () => document.createElement('span')));
  root.append(bones);
  void until.then(() => {
    bones.remove();
    waiting.delete(host);
  });
}
