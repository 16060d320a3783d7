import type { RichTextDocument, RichTextEditor, RichTexts } from '@firsat/store';
import { appendText, readText } from '@firsat/rich-text';
import { mountEditor } from '@firsat/rich-text/editor';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

/** Texts in memory with the real editor, whose code comes when the test lets it. */
export class FakeTexts implements RichTexts {
  readonly doc = new Y.Doc();
  readonly #awareness = new Awareness(this.doc);
  readonly #listeners = new Set<() => void>();
  /** How often a document was asked for, and how many are held. */
  opened = 0;
  held = 0;
  saved: RichTextDocument['saved'] = 'device';
  /** False: the text may be somewhere else only. */
  isComplete = true;
  /** What the editor's code waits for; rejected, it cannot be fetched. */
  code: Promise<unknown> = Promise.resolve();

  constructor() {
    // Its timer would outlive the test.
    this.#awareness.destroy();
    this.doc.on('update', () => this.tell());
  }

  /** For the option of a store. */
  readonly load = (): Promise<RichTexts> => Promise.resolve(this);

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  async prepare(): Promise<void> {
    await this.code;
  }

  open(): RichTextDocument {
    this.opened += 1;
    this.held += 1;
    const isComplete = (): boolean => this.isComplete;
    return {
      phase: 'ready',
      get isComplete() {
        return isComplete();
      },
      generation: 0,
      saved: this.saved,
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      read: (root) => readText(this.doc.getXmlFragment(root)),
      append: (root, blocks) => appendText(this.doc.getXmlFragment(root), blocks),
      edit: async (root, place, options): Promise<RichTextEditor> => {
        await this.code;
        const fragment = this.doc.getXmlFragment(root);
        return mountEditor({
          ...options,
          ...{ fragment, root, place, awareness: this.#awareness, readUser: () => undefined },
        });
      },
      release: () => {
        this.held -= 1;
      },
    };
  }
}
