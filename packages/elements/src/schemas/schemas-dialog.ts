import { html, render } from 'lit';
import '../define/stage-schema-editor.js';
import * as icons from '../icons/icons.js';
import type { OpenSchemasOptions } from './open-schemas.js';
import { schemasDialogStyles } from './schemas-dialog.styles.js';

/** Opens the dialog inside the host, so that it finds the host's workspace and language; it is gone when it is closed. */
export function showSchemas(host: HTMLElement, { schemaId, l, forId }: OpenSchemasOptions): void {
  const root = host.shadowRoot;
  const sheet = schemasDialogStyles.styleSheet;
  if (!root || !host.isConnected || root.querySelector('.schemas-dialog')) return;
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  const dialog = document.createElement('dialog');
  dialog.className = 'schemas-dialog';
  dialog.ariaLabel = l().t.schemas.title;
  const close = l().t.common.actions.close;
  const editor = document.createElement('stage-schema-editor');
  editor.for = forId;
  editor.schema = schemaId ?? '';
  render(
    html`<header>
        <button
          type="button"
          class="icon-button"
          aria-label=${close}
          title=${close}
          @click=${() => {
            dialog.close();
          }}
        >
          ${icons.close}
        </button>
      </header>
      ${editor}`,
    dialog,
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  root.append(dialog);
  // The focus goes back to the button by itself when it is closed.
  dialog.showModal();
}
