import { css, html, nothing, render } from 'lit';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { adoptStyles } from '../../primitives/adopt-styles.js';
import '../../define/custom-field-editor.js';
import '../../locales/areas/custom-fields.js';

const dialogStyles = css`
  dialog.own-fields {
    inline-size: min(46em, calc(100vw - 1.5em));
    max-inline-size: none;
    max-block-size: calc(100dvh - 2em);
    overflow: auto;
  }
  .own-fields-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1em;
    padding: 0.9em 1.1em 0.4em;
  }
  .own-fields-head h2 {
    margin: 0;
    font-size: 1.1em;
    font-weight: 600;
  }
  .own-fields-body {
    padding: 0.4em 1.1em 1.2em;
  }
`;

/** The editor of the workspace's own fields over a widget, in its shadow root; gone when it is closed, with the focus where it was. */
export function openCustomFields(host: HTMLElement & { readonly for?: string }, l: Localizer): void {
  const root = host.shadowRoot;
  const base = root?.querySelector('.base');
  if (!root || !base) return;
  adoptStyles(root, dialogStyles);
  const dialog = document.createElement('dialog');
  dialog.className = 'own-fields';
  dialog.lang = l.locale;
  dialog.setAttribute('aria-labelledby', 'own-fields-title');
  // Keys of the editor are not those of the widget below.
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  base.append(dialog);
  render(
    html`<div class="own-fields-head">
        <h2 id="own-fields-title">${l.t.customFields.label}</h2>
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
      <div class="own-fields-body">
        <custom-field-editor for=${host.for || nothing}></custom-field-editor>
      </div>`,
    dialog,
  );
  dialog.showModal();
}
