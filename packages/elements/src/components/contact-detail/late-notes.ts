import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Contact } from '@firsat/model';
import { LatePart } from '../../controllers/late-part.js';
import { adoptStyles } from '../../primitives/adopt-styles.js';
import { looseNotes } from './loose-records.js';
import type { NestedEnv } from './nested-records.js';
import { notesFrame } from './notes-frame.js';
import type { NotesSection, NotesSectionOptions } from './notes-section.js';

export interface LateNotesOptions extends NotesSectionOptions {
  /** They cannot be fetched now. */
  readonly failed: () => void;
}

/** The notes of a contact, fetched after the rest of its page; how many there are is told at once. */
export class LateNotes implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: LateNotesOptions;
  readonly #part: LatePart<NotesSection>;

  constructor(host: LitElement, options: LateNotesOptions) {
    this.#host = host;
    this.#options = options;
    this.#part = new LatePart(host, async () => {
      const { NotesSection } = await import('./notes-section.js');
      for (const styles of NotesSection.styles) adoptStyles(host.renderRoot as ShadowRoot, styles);
      return new NotesSection(host, options);
    });
    host.addController(this);
  }

  hostUpdated(): void {
    this.#part.value?.updated(this.#host.renderRoot);
  }

  hostDisconnected(): void {
    this.leave();
  }

  /** The contact is not shown any more; what was typed is kept. */
  leave(): void {
    this.#part.value?.close();
  }

  render(env: NestedEnv, contact: Contact, readonly: boolean): TemplateResult | typeof nothing {
    const count = looseNotes(env.store, contact).length;
    if (readonly && count === 0) return nothing;
    const add = (): void => {
      this.#part.use((notes) => {
        notes.start(env, contact);
      }, this.#options.failed);
    };
    return (
      this.#part.value?.render(env, contact, readonly) ??
      notesFrame(env.l, { count, add: readonly ? undefined : add })
    );
  }
}
