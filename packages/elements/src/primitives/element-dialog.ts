import { css, html, nothing, render, type CSSResult } from 'lit';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';
import { adoptStyles } from './adopt-styles.js';

export interface ElementDialogOptions {
  /** Its class; a second one of this name is not opened. */
  readonly name: string;
  readonly title: string;
  /** The element shows its title itself. */
  readonly isTitled?: boolean;
  readonly l: Localizer;
  /** Rendered with the widget as its host: an inner element is registered as it is. */
  readonly content: unknown;
  /** How large it is. */
  readonly styles: CSSResult;
  readonly closed?: () => void;
}

const dialogStyles = css`
  .element-dialog {
    max-inline-size: none;
    max-block-size: calc(100dvh - 2em);
    padding: 0;
    overflow: auto;
  }
  .element-dialog-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1em;
    padding: 0.9em 1.1em 0.4em;
  }
  .element-dialog-head h2 {
    margin: 0;
    font-size: 1.1em;
    font-weight: 600;
  }
  .element-dialog-head > .icon-button {
    margin-inline-start: auto;
  }
  .element-dialog-body {
    padding: 0.4em 1.1em 1.2em;
  }
`;

/**
 * Another element in a modal dialog over a widget: in its shadow root, so that it finds the widget's workspace and language; gone when it is closed, with the
 * focus where it was.
 */
export function openElementDialog(
  host: HTMLElement,
  { name, title, isTitled = false, l, content, styles, closed }: ElementDialogOptions,
): void {
  const root = host.shadowRoot;
  const base = root?.querySelector('.base');
  if (!root || !base || root.querySelector(`dialog.${name}`)) return;
  adoptStyles(root, dialogStyles);
  adoptStyles(root, styles);
  const dialog = document.createElement('dialog');
  dialog.className = `element-dialog ${name}`;
  dialog.lang = l.locale;
  dialog.setAttribute('aria-labelledby', `${name}-title`);
  // Keys of the element are not those of the widget below.
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    closed?.();
  });
  base.append(dialog);
  render(
    html`<div class="element-dialog-head">
        <h2 id="${name}-title" class=${isTitled ? 'visually-hidden' : nothing}>${title}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label=${l.t.common.actions.close}
          @click=${() => {
            dialog.close();
          }}
        >
          ${icons.close}
        </button>
      </div>
      <div class="element-dialog-body">${content}</div>`,
    dialog,
    { host },
  );
  dialog.showModal();
}
