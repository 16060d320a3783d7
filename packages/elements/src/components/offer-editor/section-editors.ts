import type { ReactiveControllerHost } from 'lit';
import {
  encodeRichText,
  offerRoot,
  textOf,
  type Json,
  type Offer,
  type OfferSection,
  type RichText,
  type SectionTexts,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Timer } from '../../base/timer.js';
import { RichTextField } from '../../rich-text/rich-text-field.js';

/** How long is waited for texts that are on their way. */
const WAIT_MS = 10_000;

interface OpenSection {
  readonly field: RichTextField;
  isEdited: boolean;
}

/** The texts of an offer's sections: all are read, the one that is written into has an editor. */
export class SectionEditors {
  readonly #host: ReactiveControllerHost;
  readonly #missing: () => void;
  readonly #open = new Map<string, OpenSection>();
  readonly #waiting = new Set<(areKnown: boolean) => void>();
  #store: PipelineStore | undefined;
  #offerId = '';

  /** @param missing told when a section cannot be written into, since texts are not there yet */
  constructor(host: ReactiveControllerHost, missing: () => void) {
    this.#host = host;
    this.#missing = missing;
  }

  /** Opens what is there, and closes what is not any more. */
  show(store: PipelineStore, { id, opportunityId, sections }: Offer): void {
    if (store !== this.#store || id !== this.#offerId) this.close();
    this.#store = store;
    this.#offerId = id;
    for (const [key, { field }] of this.#open)
      if (!(key in sections)) {
        field.close();
        this.#open.delete(key);
      }
    for (const key of Object.keys(sections)) {
      if (this.#open.has(key)) continue;
      const field = new RichTextField(this.#host, { store, home: opportunityId, root: offerRoot(id, key) });
      this.#open.set(key, { field, isEdited: false });
      field.open();
    }
  }

  /** Call it in `updated`. */
  updated(): void {
    for (const { field } of this.#open.values()) field.updated();
    if (this.areKnown) this.#answer(true);
  }

  close(): void {
    this.#answer(false);
    for (const { field } of this.#open.values()) field.close();
    this.#open.clear();
  }

  /** The editor of a section, while it is written into. */
  editorOf(key: string): RichTextField | undefined {
    const open = this.#open.get(key);
    return open?.isEdited ? open.field : undefined;
  }

  read(key: string, section: OfferSection): RichText {
    return textOf(this.#open.get(key)?.field.text, section.text);
  }

  /** What the sections say now. */
  get texts(): SectionTexts {
    return Object.fromEntries([...this.#open].map(([key, { field }]) => [key, field.text]));
  }

  /** The same for a command. */
  get input(): Readonly<Record<string, Json>> {
    return Object.fromEntries([...this.#open].map(([key, { field }]) => [key, encodeRichText(field.text)]));
  }

  /** Whether all of them are known here: what is not must not be sent. */
  get areKnown(): boolean {
    return [...this.#open.values()].every(({ field }) => field.isKnown);
  }

  /** The same, after those that are on their way have come: in 10 s at most, and not once the offer is left. */
  whenKnown(timer: Timer): Promise<boolean> {
    if (this.areKnown) return Promise.resolve(true);
    return new Promise((resolve) => {
      const stop = timer.after(WAIT_MS, () => {
        answer(false);
      });
      const answer = (areKnown: boolean): void => {
        stop();
        this.#waiting.delete(answer);
        resolve(areKnown);
      };
      this.#waiting.add(answer);
    });
  }

  #answer(areKnown: boolean): void {
    for (const answer of [...this.#waiting]) answer(areKnown);
  }

  /**
   * An editor for a section, with the caret in it, instead of any other. What the section began with is put into its text first.
   *
   * @param begun told once that is done
   */
  async edit(key: string, section: OfferSection, opportunityId: string, begun: () => void): Promise<void> {
    const open = this.#open.get(key);
    const store = this.#store;
    if (!open || !store) return;
    this.done();
    if (section.text) {
      const texts = await store.texts().catch(() => undefined);
      const document = texts?.open(opportunityId);
      const root = offerRoot(this.#offerId, key);
      const isReady = document?.phase === 'ready';
      if (isReady && document.read(root).length === 0) document.append(root, section.text);
      document?.release();
      // Without the texts it stays as it is, and can be tried again.
      if (!isReady) {
        this.#missing();
        return;
      }
      begun();
    }
    open.isEdited = true;
    open.field.edit();
  }

  /** Back to reading; what was typed stays. */
  done(): void {
    for (const open of this.#open.values()) {
      if (!open.isEdited) continue;
      open.isEdited = false;
      open.field.close();
      open.field.open();
    }
    this.#host.requestUpdate();
  }
}
