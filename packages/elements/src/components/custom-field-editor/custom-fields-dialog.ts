import { css } from 'lit';
import type { Localizer } from '../../locales/localizer.js';
import { openElementDialog } from '../../primitives/element-dialog.js';
import { innerElement } from '../../scope/inner-element.js';
import { CustomFieldEditor } from './custom-field-editor.js';
import '../../locales/areas/custom-fields.js';

const styles = css`
  dialog.own-fields {
    inline-size: min(46em, calc(100vw - 1.5em));
  }
`;

/** The editor of the workspace's own fields over a widget. */
export function openCustomFields(
  host: HTMLElement & { readonly for?: string },
  l: Localizer,
  closed?: () => void,
): void {
  openElementDialog(host, {
    name: 'own-fields',
    title: l.t.customFields.label,
    l,
    content: innerElement('custom-field-editor', CustomFieldEditor, { for: host.for ?? '' }),
    styles,
    ...(closed && { closed }),
  });
}
