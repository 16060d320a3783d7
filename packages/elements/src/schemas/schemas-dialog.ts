import { css } from 'lit';
import { StageSchemaEditor } from '../components/stage-schema-editor/stage-schema-editor.js';
import { openElementDialog } from '../primitives/element-dialog.js';
import { innerElement } from '../scope/inner-element.js';
import type { OpenSchemasOptions } from './open-schemas.js';

const styles = css`
  dialog.schemas-dialog {
    inline-size: min(64em, calc(100vw - 1.5em));
    block-size: min(48em, calc(100dvh - 2em));
  }
`;

/** The stage schemas over a widget. */
export function showSchemas(host: HTMLElement, { schemaId, l, forId }: OpenSchemasOptions): void {
  openElementDialog(host, {
    name: 'schemas-dialog',
    title: l().t.schemas.title,
    isTitled: true,
    l: l(),
    content: innerElement('stage-schema-editor', StageSchemaEditor, { for: forId, schema: schemaId ?? '' }),
    styles,
  });
}
