import type { BlockKind, ContactId, Mark, OpportunityId, RichText } from '@firsat/model';

/** Whose texts stand together in one document: those of an opportunity, or the notes of a contact that were written for none (S8). */
export type TextHome = OpportunityId | ContactId;

/** Formatted texts that people edit together, character by character: notes, offer sections. */
export interface RichTexts {
  /**
   * The texts of one opportunity or contact. Opened when somebody asks first and kept until everybody has released it and nothing in it is unsaved;
   * each call is to be answered by one `release`. Never throws.
   */
  open(home: TextHome): RichTextDocument;
  /** Fetches the code of editors, so that they are there when the network is not. Rejects when that fails. */
  prepare(): Promise<void>;
}

/** The texts of one opportunity or contact, each under the name of its root (`note:<id>`, `offer:<id>:<section>`). No Yjs type crosses it. */
export interface RichTextDocument {
  /** `loading`: what this device has is still being read; texts are empty and nothing can be written. */
  readonly phase: 'loading' | 'ready';
  /** False while the text may be somewhere else only: this device had nothing, and the server has not been reached. */
  readonly isComplete: boolean;
  /** Rises when the document was replaced (a fork): its editors have ended and are to be mounted again. */
  readonly generation: number;
  /** Where all that was typed here is proven to be. */
  readonly saved: 'memory' | 'device' | 'server';
  /** Told when anything of this changes or somebody writes; at most once per turn. */
  subscribe(listener: () => void): () => void;
  /** What a text says now, as plain frozen data; the same value while it says the same. An unknown root is empty. */
  read(root: string): RichText;
  /** Writes blocks at the end of a text; an empty text has none but these then. Nothing is written while loading or read-only. */
  append(root: string, blocks: RichText): void;
  /**
   * Shows an editor in an empty element of a shadow root. Its code is fetched now, and the promise rejects when that fails.
   * Only where writing is allowed: readers are shown what `read` gives.
   */
  edit(root: string, place: HTMLElement, options: RichTextEditorOptions): Promise<RichTextEditor>;
  release(): void;
}

export interface RichTextEditorOptions {
  /** Name of the field for those who do not see it. */
  readonly label: string;
  readonly placeholder: string;
  /** Told after each change of `state`. */
  readonly changed?: (state: RichTextState) => void;
  /** Somebody pressed the keys for a link. */
  readonly link?: () => void;
}

/** What a toolbar shows. */
export interface RichTextState {
  readonly kind: BlockKind;
  readonly marks: ReadonlySet<Mark>;
  /** Address of the link at the caret. */
  readonly href: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isEmpty: boolean;
  readonly isFocused: boolean;
}

export type RichTextAction =
  | { readonly type: 'mark'; readonly mark: Mark }
  /** The kind that the blocks have already makes them paragraphs. */
  | { readonly type: 'kind'; readonly kind: BlockKind }
  | { readonly type: 'indent' | 'outdent' | 'undo' | 'redo' }
  /** `null` takes the link away; without a selection the address itself becomes the text. */
  | { readonly type: 'link'; readonly href: string | null };

/** A mounted editor. Undo takes back only what was typed in it, never what others wrote. */
export interface RichTextEditor {
  readonly state: RichTextState;
  run(action: RichTextAction): void;
  /** Types a text at the caret; line ends begin new blocks. */
  type(text: string): void;
  /** Puts the caret where it was, or at an end of the text. */
  focus(at?: 'start' | 'end'): void;
  /** Takes the editor away; the element is empty again. Calling it again is harmless. */
  destroy(): void;
}
