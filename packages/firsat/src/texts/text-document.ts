import type { OpportunityId, RichText } from '@firsat/model';
import { appendText, readText } from '@firsat/rich-text';
import type { RichTextDocument, RichTextEditor, RichTextEditorOptions } from '@firsat/store';
import { presentedUser } from '@firsat/store/binding';
import type { OpenDocument } from '@firsat/sync';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Session } from '../session.js';
import { textName } from './text-name.js';

export interface TextDocumentOwner {
  /** The session that joins documents to disk and network now. */
  session(): Session;
  /** Whether what is written now would be taken. */
  isWritable(): boolean;
  readonly user: { readonly id: string; readonly name: string; readonly color: string };
  /** Nobody holds it any more, and nothing in it is unsaved. */
  ended(): void;
}

/** A document while it is joined to a session. */
interface Joined {
  readonly session: Session;
  readonly doc: Y.Doc;
  readonly presence: Awareness;
  readonly opened: OpenDocument;
  readonly leaveStatus: () => void;
}

const NOTHING: RichText = Object.freeze([]);

/** The texts of one opportunity, as long as somebody holds them or something in them is unsaved. One thing after the other: joining, leaving. */
export class TextDocument implements RichTextDocument {
  readonly #id: OpportunityId;
  readonly #owner: TextDocumentOwner;
  readonly #listeners = new Set<() => void>();
  readonly #read = new Map<string, RichText>();
  readonly #editors = new Set<RichTextEditor>();
  #joined: Joined | undefined;
  #holders = 0;
  #generation = 0;
  /** Its documents are about to be replaced: what it says is shown, nothing is written. */
  #frozen = false;
  #told: unknown[] = [];
  #telling = false;
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(id: OpportunityId, owner: TextDocumentOwner) {
    this.#id = id;
    this.#owner = owner;
  }

  get phase(): 'loading' | 'ready' {
    return this.#joined && !this.#frozen ? 'ready' : 'loading';
  }

  get isComplete(): boolean {
    if (!this.#joined) return false;
    const { doc, opened, session } = this.#joined;
    return doc.store.clients.size > 0 || opened.hasSynced || session.sync.status.network === 'none';
  }

  get generation(): number {
    return this.#generation;
  }

  get saved(): 'memory' | 'device' | 'server' {
    return this.#joined?.opened.saved ?? 'device';
  }

  subscribe(listener: () => void): () => void {
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  read(root: string): RichText {
    const known = this.#read.get(root);
    if (known) return known;
    const fragment = this.#fragment(root);
    if (!fragment) return NOTHING;
    const text = readText(fragment);
    this.#read.set(root, text);
    return text;
  }

  append(root: string, blocks: RichText): void {
    const fragment = this.#fragment(root);
    if (fragment && this.phase === 'ready' && this.#owner.isWritable()) appendText(fragment, blocks);
  }

  async edit(root: string, place: HTMLElement, options: RichTextEditorOptions): Promise<RichTextEditor> {
    const { mountEditor } = await import('@firsat/rich-text/editor');
    await this.#work;
    const fragment = this.#fragment(root);
    if (!fragment || !this.#joined || this.phase !== 'ready' || !this.#owner.isWritable())
      throw new Error('not-ready');
    const { presence } = this.#joined;
    if (this.#editors.size === 0) presence.setLocalState({ user: { ...this.#owner.user } });
    const inner = mountEditor({
      ...options,
      fragment,
      root,
      place,
      awareness: presence,
      readUser: presentedUser,
    });
    const editor: RichTextEditor = {
      get state() {
        return inner.state;
      },
      run: (action) => inner.run(action),
      type: (text) => inner.type(text),
      focus: (at) => inner.focus(at),
      destroy: () => {
        if (!this.#editors.delete(editor)) return;
        inner.destroy();
        if (this.#editors.size === 0) presence.setLocalState(null);
      },
    };
    this.#editors.add(editor);
    return editor;
  }

  /** Resolves when it is joined, or could not be. */
  hold(): Promise<void> {
    this.#holders += 1;
    return this.#queue(() => this.#join());
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders === 0) void this.#settle();
  }

  /** Editors end; what is typed from now on would stay behind. */
  freeze(): void {
    this.#frozen = true;
    this.endEditors();
    this.#tell();
  }

  endEditors(): void {
    for (const editor of [...this.#editors]) editor.destroy();
  }

  /** Goes over to the owner's present session, whose documents replace those of the one before. */
  rebase(): Promise<void> {
    return this.#queue(async () => {
      if (this.#joined?.session !== this.#owner.session()) await this.#leave();
      if (this.#holders > 0) await this.#join();
      this.#frozen = false;
      this.#generation += 1;
      this.#read.clear();
      this.#tell();
    });
  }

  /** Resolves when it is joined and has been exchanged with the server, to its document. `undefined` when that does not come about in time. */
  async whenExchanged(limitMs: number): Promise<{ readonly doc: Y.Doc } | undefined> {
    await this.#work;
    const joined = this.#joined;
    if (!joined) return undefined;
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(undefined), limitMs);
      const look = (): void => {
        if (joined.opened.hasSynced) done({ doc: joined.doc });
      };
      const leave = joined.session.sync.subscribe(look);
      const done = (result: { readonly doc: Y.Doc } | undefined): void => {
        clearTimeout(timer);
        leave();
        resolve(result);
      };
      look();
    });
  }

  /** The workspace is closed, and with it the session. */
  close(): void {
    this.#closed = true;
    this.endEditors();
    this.#listeners.clear();
    this.#forget();
  }

  async #join(): Promise<void> {
    if (this.#joined || this.#closed || this.#holders === 0) return;
    const session = this.#owner.session();
    const doc = new Y.Doc();
    const presence = new Awareness(doc);
    presence.setLocalState(null); // who only reads is not seen here
    const late = await session.sync.late();
    const opened = await late.join(textName(this.#id), doc, presence);
    if (this.#isClosed()) return;
    doc.on('afterTransaction', this.#changed);
    const leaveStatus = session.sync.subscribe(() => this.#tellIfOther());
    this.#joined = { session, doc, presence, opened, leaveStatus };
    this.#read.clear();
    this.#tell();
  }

  /** Leaves when nothing is left that only this page holds, unless somebody holds it again by then. */
  async #settle(): Promise<void> {
    await this.#work;
    const joined = this.#joined;
    if (joined && !(await joined.opened.whenSettled())) return;
    void this.#queue(async () => {
      if (this.#holders > 0 || this.#joined !== joined) return;
      await this.#leave();
      if (this.#nobodyHolds()) this.#owner.ended();
    });
  }

  async #leave(): Promise<void> {
    this.endEditors();
    const joined = this.#joined;
    this.#forget();
    await joined?.opened.close();
    joined?.presence.destroy();
    joined?.doc.destroy();
  }

  #forget(): void {
    this.#joined?.leaveStatus();
    this.#joined?.doc.off('afterTransaction', this.#changed);
    this.#joined = undefined;
    this.#read.clear();
  }

  /** A root that somebody has made something else of says nothing. */
  #fragment(root: string): Y.XmlFragment | undefined {
    try {
      return this.#joined?.doc.getXmlFragment(root);
    } catch {
      return undefined;
    }
  }

  readonly #changed = ({ changedParentTypes }: Y.Transaction, doc: Y.Doc): void => {
    let isOther = false;
    for (const root of this.#read.keys()) {
      const type = doc.share.get(root);
      if (type && changedParentTypes.has(type)) {
        this.#read.delete(root);
        isOther = true;
      }
    }
    if (isOther) this.#tell();
  };

  #tellIfOther(): void {
    const now = [this.phase, this.isComplete, this.saved];
    if (now.some((value, index) => value !== this.#told[index])) this.#tell();
  }

  #tell(): void {
    this.#told = [this.phase, this.isComplete, this.saved];
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #nobodyHolds(): boolean {
    return this.#holders === 0;
  }

  /** One thing after the other. What fails (code that cannot be fetched) is tried again when somebody asks again. */
  #queue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch(() => undefined);
    return this.#work;
  }
}
