import * as Y from 'yjs';

interface Letter {
  readonly at: number;
  readonly to: number;
  readonly update: Uint8Array;
}

/** A network between documents on which everything takes a while; its clock moves when it is told to. */
export class LatentNetwork {
  readonly #docs: readonly Y.Doc[];
  readonly #latency: number;
  readonly #offline = new Set<number>();
  #letters: Letter[] = [];
  #now = 0;

  constructor(docs: readonly Y.Doc[], latency: number) {
    this.#docs = docs;
    this.#latency = latency;
    for (const [from, doc] of docs.entries())
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this) this.#post(from, update);
      });
  }

  /** Lets time pass; what is due arrives, in order. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [letter] = this.#letters;
      if (!letter || letter.at > until) break;
      this.#letters.shift();
      this.#now = letter.at;
      const doc = this.#docs[letter.to];
      if (doc && !this.#offline.has(letter.to)) Y.applyUpdate(doc, letter.update, this);
    }
    this.#now = until;
  }

  setOffline(index: number, offline: boolean): void {
    if (offline) {
      this.#offline.add(index);
      return;
    }
    if (!this.#offline.delete(index)) return;
    // As after a reconnect: both sides send what the other lacks.
    const own = this.#docs[index];
    for (const [other, doc] of this.#docs.entries()) {
      if (!own || other === index || this.#offline.has(other)) continue;
      this.#post(index, Y.encodeStateAsUpdate(own, Y.encodeStateVector(doc)), [other]);
      this.#post(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(own)), [index]);
    }
  }

  /** Everybody is online and everything has arrived. */
  settle(): void {
    for (const index of [...this.#offline]) this.setOffline(index, false);
    while (this.#letters.length > 0) this.pass(this.#latency);
  }

  #post(from: number, update: Uint8Array, to: readonly number[] = [...this.#docs.keys()]): void {
    if (this.#offline.has(from)) return;
    for (const other of to)
      if (other !== from) this.#letters.push({ at: this.#now + this.#latency, to: other, update });
  }
}
