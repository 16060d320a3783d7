import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { hrefFromInput, type RichText } from '@firsat/model';
import type { PipelineStore, RichTextDocument, RichTextEditor, RichTextState, TextHome } from '@firsat/store';
import { browserTimer, type Timer } from '../base/timer.js';
import type { Localizer } from '../locales/localizer.js';
import { paragraphsOf } from './early-text.js';
import { linkRow } from './link-row.js';
import { richTextToolbar } from './rich-text-toolbar.js';
import { richTextView } from './rich-text-view.js';
import '../locales/areas/texts.js';

export interface RichTextFieldOptions {
  readonly store: PipelineStore;
  /** Whose text document it stands in: an opportunity's, or a contact's. */
  readonly home: TextHome;
  /** Name of the text within that document. */
  readonly root: string;
  /** Something was typed here for the first time. */
  readonly typed?: () => void;
  /** The text has changed, after something was typed here. */
  readonly edited?: () => void;
  /** Default: the browser's. */
  readonly timer?: Timer;
}

export interface RichTextFieldProps {
  readonly l: Localizer;
  readonly label: string;
  readonly placeholder: string;
  /** Shows the text without an editor. */
  readonly readonly: boolean;
  /** What is known of the text before it has been read. */
  readonly excerpt?: string;
}

/** Code that could not be fetched is asked for again. */
const AGAIN_MS = 5_000;

/**
 * One formatted text in a widget: shown at once as it is read, edited together as soon as the editor is there. What is typed before that goes into a
 * plain field and from there into the text; it is not lost when the editor never comes.
 *
 * Call `open` when the text is shown and `close` when it is not; styles: `richTextStyles`.
 */
export class RichTextField {
  readonly #host: ReactiveControllerHost;
  readonly #options: RichTextFieldOptions;
  readonly #timer: Timer;
  readonly #place = createRef<HTMLElement>();
  readonly #earlyField = createRef<HTMLTextAreaElement>();
  #document: RichTextDocument | undefined;
  #leave: () => void = () => undefined;
  #editor: RichTextEditor | undefined;
  #state: RichTextState | undefined;
  #generation = 0;
  #isOpen = false;
  #wantsEditor = false;
  #wantsFocus = false;
  #mounting = false;
  #isComposing = false;
  #hasTyped = false;
  /** Typed before there was an editor. */
  #early = '';
  #failed = false;
  #stopWaiting: () => void = () => undefined;
  #link: { readonly href: string; readonly isBad: boolean } | undefined;

  constructor(host: ReactiveControllerHost, options: RichTextFieldOptions) {
    this.#host = host;
    this.#options = options;
    this.#timer = options.timer ?? browserTimer;
  }

  /** What the text says, typed early or not. */
  get text(): RichText {
    const text = this.#document?.read(this.#options.root) ?? [];
    return this.#early === '' ? text : [...text, ...paragraphsOf(this.#early)];
  }

  /** Whether the whole text is known here, so that what it says now is what it says. */
  get isKnown(): boolean {
    return this.#document?.phase === 'ready' && this.#document.isComplete;
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    void this.#fetch();
  }

  /** Asks for the editor, with the caret at the end of the text. */
  edit(): void {
    this.open();
    this.#wantsEditor = this.#wantsFocus = true;
    this.#host.requestUpdate();
  }

  /** Puts words at the caret, as if they were typed. Without an editor nothing happens. */
  insert(words: string): void {
    this.#editor?.type(words);
    this.#editor?.focus();
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#wantsEditor = false;
    this.#unmount();
    this.#stopWaiting();
    if (this.#early === '') this.#release();
    // Nothing that was typed waits for an editor that nobody wants any more.
    else void this.#fetch();
  }

  /** Call it in `updated`: the place for the editor exists now. */
  updated(): void {
    if (this.#wantsEditor && this.#document?.phase === 'ready' && this.#place.value)
      void this.#mount(this.#place.value);
    if (this.#wantsFocus && !this.#editor && this.#earlyField.value) {
      this.#wantsFocus = false;
      this.#earlyField.value.focus();
    }
  }

  render({ l, label, placeholder, readonly, excerpt }: RichTextFieldProps): TemplateResult {
    const { t } = l;
    if (readonly && this.#editor) this.#unmount();
    const document = this.#document;
    const isReady = document?.phase === 'ready';
    if (readonly || !this.#wantsEditor)
      return html`<div class="field-shell">
        ${isReady || !excerpt ? richTextView(this.text) : html`<p class="text">${excerpt}</p>`}
        ${isReady && !document.isComplete ? html`<p class="text-foot">${t.texts.notHere}</p>` : nothing}
      </div>`;
    const isEditing = this.#editor !== undefined;
    return html`<div class="field-shell ${isEditing ? 'editing' : ''}">
      ${
        isEditing
          ? richTextToolbar({
              l,
              label,
              state: this.#state,
              linkOpen: this.#link !== undefined,
              run: (action) => {
                this.#editor?.run(action);
                this.#editor?.focus();
              },
              link: this.#openLink,
            })
          : nothing
      }
      ${
        this.#link
          ? linkRow({
              l,
              ...this.#link,
              isSet: (this.#state?.href ?? null) !== null,
              change: (href) => this.#setLinkRow({ href, isBad: false }),
              apply: this.#applyLink,
              remove: () => this.#closeLink(null),
              cancel: () => this.#closeLink(),
            })
          : nothing
      }
      ${isEditing ? nothing : this.#before(l, label, placeholder, excerpt)}
      <div
        data-label=${label}
        data-placeholder=${placeholder}
        ?hidden=${!isEditing}
        ${ref(this.#place)}
      ></div>
      <p class="text-foot" role="status">${this.#foot(l)}</p>
    </div>`;
  }

  /** While the editor is on its way: the text as it is, and a field for what is typed already. */
  #before(l: Localizer, label: string, placeholder: string, excerpt: string | undefined): TemplateResult {
    const text = this.#document?.read(this.#options.root) ?? [];
    const shown =
      text.length > 0 ? richTextView(text) : excerpt ? html`<p class="text">${excerpt}</p>` : nothing;
    return html`${shown}
      <textarea
        class="early"
        aria-label=${label}
        placeholder=${placeholder}
        .value=${this.#early}
        @input=${this.#onEarly}
        @compositionstart=${() => (this.#isComposing = true)}
        @compositionend=${this.#onComposed}
        ${ref(this.#earlyField)}
      ></textarea>`;
  }

  #foot({ t }: Localizer): string {
    const document = this.#document;
    if (this.#failed) return t.texts.editorLater;
    if (!document || !this.#editor) return t.texts.loading;
    if (!document.isComplete) return t.texts.notHere;
    return this.#hasTyped ? t.texts.saved[document.saved] : '';
  }

  readonly #onEarly = (event: Event): void => {
    this.#early = (event.currentTarget as HTMLTextAreaElement).value;
    this.#noteTyping();
    this.#host.requestUpdate();
  };

  readonly #onComposed = (): void => {
    this.#isComposing = false;
    this.#host.requestUpdate(); // the editor waits for the end of the word
  };

  #noteTyping(): void {
    if (this.#hasTyped) return;
    this.#hasTyped = true;
    this.#options.typed?.();
  }

  async #fetch(): Promise<void> {
    try {
      const texts = await this.#options.store.texts();
      this.#failed = false;
      if (!this.#document && (this.#isOpen || this.#early !== '')) {
        this.#document = texts.open(this.#options.home);
        this.#generation = this.#document.generation;
        this.#leave = this.#document.subscribe(this.#changed);
      }
    } catch {
      this.#later(() => void this.#fetch());
    }
    this.#changed();
  }

  readonly #changed = (): void => {
    const document = this.#document;
    if (document && document.generation !== this.#generation) {
      this.#generation = document.generation;
      this.#unmount();
    }
    if (document?.phase === 'loading') this.#forgetEditor();
    if (!this.#isOpen) this.#writeEarly();
    if (this.#hasTyped) this.#options.edited?.();
    this.#host.requestUpdate();
  };

  async #mount(place: HTMLElement): Promise<void> {
    const document = this.#document;
    if (!document || this.#editor || this.#mounting || this.#failed || this.#isComposing) return;
    this.#mounting = true;
    const { label = '', placeholder = '' } = place.dataset;
    try {
      const editor = await document.edit(this.#options.root, place, {
        label,
        placeholder,
        link: this.#openLink,
        changed: (state) => {
          this.#state = state;
          if (state.canUndo) this.#noteTyping();
          this.#host.requestUpdate();
        },
      });
      this.#failed = false;
      if (this.#isReadyForEditor()) this.#take(editor);
      else editor.destroy();
    } catch {
      // Where nothing may be written any more, the reader's view takes over.
      this.#failed = true;
      this.#later(() => (this.#failed = false));
    } finally {
      this.#mounting = false;
    }
    this.#host.requestUpdate();
  }

  /** Still: the editor was being fetched meanwhile. */
  #isReadyForEditor(): boolean {
    return this.#isOpen && this.#wantsEditor && !this.#isComposing;
  }

  #take(editor: RichTextEditor): void {
    const field = this.#earlyField.value;
    const root = field?.getRootNode();
    const hadFocus = root instanceof ShadowRoot && root.activeElement === field;
    this.#editor = editor;
    this.#state = editor.state;
    this.#host.requestUpdate(); // its place is shown then, and can have the focus
    void this.#host.updateComplete.then(() => {
      if (this.#editor !== editor) return;
      if (this.#wantsFocus || hadFocus) editor.focus('end');
      this.#wantsFocus = false;
      const early = this.#early;
      this.#early = '';
      if (early === '') return;
      // What stood there before stays a block of its own.
      if (!editor.state.isEmpty) editor.type('\n');
      editor.type(early);
    });
  }

  /** Without an editor, what was typed early is written as paragraphs. */
  #writeEarly(): void {
    const document = this.#document;
    if (document?.phase !== 'ready' || this.#early === '') return;
    document.append(this.#options.root, paragraphsOf(this.#early));
    this.#early = '';
    this.#release();
  }

  #unmount(): void {
    this.#editor?.destroy();
    this.#forgetEditor();
  }

  #forgetEditor(): void {
    this.#editor = this.#state = this.#link = undefined;
  }

  #release(): void {
    this.#leave();
    this.#document?.release();
    this.#document = undefined;
  }

  #later(again: () => void): void {
    this.#failed = true;
    this.#stopWaiting();
    this.#stopWaiting = this.#timer.after(AGAIN_MS, () => {
      again();
      this.#host.requestUpdate();
    });
  }

  readonly #openLink = (): void => {
    if (this.#link) this.#closeLink();
    else this.#setLinkRow({ href: this.#state?.href ?? '', isBad: false });
  };

  #setLinkRow(link: { readonly href: string; readonly isBad: boolean }): void {
    this.#link = link;
    this.#host.requestUpdate();
  }

  readonly #applyLink = (): void => {
    const typed = this.#link?.href.trim() ?? '';
    const href = typed === '' ? null : hrefFromInput(typed);
    if (href === undefined) this.#setLinkRow({ href: typed, isBad: true });
    else this.#closeLink(href);
  };

  /** With an address (or `null`, to take it away) or without a change. */
  #closeLink(href?: string | null): void {
    this.#link = undefined;
    if (href !== undefined) this.#editor?.run({ type: 'link', href });
    this.#editor?.focus();
    this.#host.requestUpdate();
  }
}
