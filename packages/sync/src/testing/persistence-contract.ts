import { expect } from '@open-wc/testing';
import * as Y from 'yjs';

/** What every replica of a document on a disk must be able to do, however it stores. */
export interface ReplicaUnderTest {
  /** Reads what is stored into the document; resolves when that is done. */
  open(doc: Y.Doc): Promise<void>;
  /** Stores an update; may be batched. */
  append(update: Uint8Array): void;
  /** Writes what is left and lets go of the database. */
  close(): Promise<void>;
}

/** Runs the contract. `make` returns a new instance for the database of that name, which may exist already (SY15). */
export function persistenceContract(name: string, make: (database: string) => ReplicaUnderTest): void {
  describe(`persistence contract: ${name}`, () => {
    let database: string;

    beforeEach(() => {
      database = crypto.randomUUID();
    });

    const store = async (updates: readonly Uint8Array[]): Promise<void> => {
      const replica = make(database);
      await replica.open(new Y.Doc());
      for (const update of updates) replica.append(update);
      await replica.close();
    };

    const read = async (): Promise<Y.Doc> => {
      const replica = make(database);
      const doc = new Y.Doc();
      await replica.open(doc);
      await replica.close();
      return doc;
    };

    it('SY15 an empty database opens as an empty document', async () => {
      expect((await read()).store.clients.size).to.equal(0);
    });

    it('SY15 what was appended is there after close and open, sets and deletions', async () => {
      const { doc, updates } = edits(20);
      await store(updates);
      expect((await read()).getMap('m').toJSON()).to.deep.equal(doc.getMap('m').toJSON());
    });

    it('SY15 the order of rows and their repetition do not matter', async () => {
      const { doc, updates } = edits(20);
      await store([...updates].reverse());
      await store(updates);
      expect((await read()).getMap('m').toJSON()).to.deep.equal(doc.getMap('m').toJSON());
    });

    it('SY15 opening and closing changes nothing', async () => {
      const { updates } = edits(5);
      await store(updates);
      const first = Y.encodeStateAsUpdate(await read());
      expect(Y.encodeStateAsUpdate(await read())).to.deep.equal(first);
    });

    it('SY15 two writers of one database keep the union', async () => {
      const [one, two] = [make(database), make(database)];
      await Promise.all([one.open(new Y.Doc()), two.open(new Y.Doc())]);
      const [mine, theirs] = [edits(10, 'a'), edits(10, 'b')];
      for (const update of mine.updates) one.append(update);
      for (const update of theirs.updates) two.append(update);
      await Promise.all([one.close(), two.close()]);
      const keys = [...(await read()).getMap('m').keys()].sort();
      expect(keys).to.deep.equal([...mine.doc.getMap('m').keys(), ...theirs.doc.getMap('m').keys()].sort());
    });
  });
}

function edits(
  count: number,
  prefix = 'k',
): { readonly doc: Y.Doc; readonly updates: readonly Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const map = doc.getMap('m');
  for (let index = 0; index < count; index += 1) {
    map.set(`${prefix}${index}`, { index });
    if (index % 3 === 2) map.delete(`${prefix}${index - 1}`);
  }
  return { doc, updates };
}
