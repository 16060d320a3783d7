/** What may stand in a document. */
export interface DocumentProfile {
  /** Flat maps of plain JSON only (architecture 4.2); otherwise text and nested types are content as well. */
  readonly registers: boolean;
  /** Most root names of a document: Yjs keeps each for ever. */
  readonly roots: number;
}

const REGISTERS: DocumentProfile = { registers: true, roots: 64 };
const SHARED_TYPES: DocumentProfile = { registers: false, roots: 4_096 };

/** `core` and `work` hold registers, every other document may hold rich text. */
export function profileOf(doc: string): DocumentProfile {
  return doc === 'core' || doc === 'work' ? REGISTERS : SHARED_TYPES;
}

/** Texts that people edit together keep their history when the epoch is raised (decision 0013): what was typed offline still fits. */
export function isTextDocument(doc: string): boolean {
  return doc.startsWith('text.');
}
