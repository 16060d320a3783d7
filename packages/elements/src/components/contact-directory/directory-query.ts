import type { ContactDirectory, ContactId, DirectoryQuery } from '@firsat/model';

export const EVERYBODY: DirectoryQuery = {
  text: '',
  type: null,
  relation: null,
  source: null,
  segment: null,
  order: 'name',
};

/** Whether a query leaves somebody out. */
export function narrows({ text, type, relation, source, segment }: DirectoryQuery): boolean {
  return text.trim() !== '' || [type, relation, source, segment].some((value) => value !== null);
}

/** The answer to the last query, until the contacts or the query are others. */
export class Answer {
  #directory: ContactDirectory | undefined;
  #query: DirectoryQuery | undefined;
  #ids: readonly ContactId[] = [];

  /** What was known may be different now. */
  forget(): void {
    this.#query = undefined;
  }

  to(query: DirectoryQuery, directory: ContactDirectory): readonly ContactId[] {
    if (query !== this.#query || directory !== this.#directory) {
      this.#query = query;
      this.#directory = directory;
      this.#ids = directory.find(query);
    }
    return this.#ids;
  }
}
