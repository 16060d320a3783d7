import * as Y from 'yjs';

type Random = (below: number) => number;

const KEYS = ['aB3', 'aB3.P', 'aB3.X', 'q-9_.n', 'q-9_.t.vip', 'm0', 'meta', 'Zz.x.c1'];
const TEXTS = ['', 'Müşteri', '😀 ok', 'ı', 'a'.repeat(130), '€', '"', '\u0000'];

/** Plain JSON as registers hold it. */
export function someJson(random: Random, depth = 0): unknown {
  switch (random(depth > 3 ? 6 : 8)) {
    case 0:
      return null;
    case 1:
      return random(2) === 0;
    case 2:
      return random(1 << 30) - (1 << 29);
    case 3:
      return random(1000) / 7;
    case 4:
      return 1_700_000_000_000 + random(1 << 30);
    case 5:
      return TEXTS[random(TEXTS.length)];
    case 6:
      return Array.from({ length: random(4) }, () => someJson(random, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random(4) }, (_, index) => [`k${index}`, someJson(random, depth + 1)]),
      );
  }
}

function writeRegisters(doc: Y.Doc, random: Random): void {
  const map = doc.getMap(['o', 'c', 'h'][random(3)]);
  const key = KEYS[random(KEYS.length)] as string;
  if (random(5) === 0) map.delete(key);
  else map.set(key, someJson(random));
}

function writeText(doc: Y.Doc, random: Random): void {
  const note = doc.getXmlFragment('note');
  switch (random(6)) {
    case 0: {
      const paragraph = new Y.XmlElement('p');
      note.insert(random(note.length + 1), [paragraph]);
      paragraph.setAttribute('align', 'left');
      paragraph.insert(0, [new Y.XmlText('Görüşme')]);
      break;
    }
    case 1:
      if (note.length > 0) note.delete(random(note.length), 1);
      break;
    case 2: {
      const list = doc.getMap('m').set('list', new Y.Array());
      list.push([1, new Y.Map(), 'x']);
      break;
    }
    default: {
      const text = doc.getText('title');
      if (text.length > 4 && random(3) === 0) text.delete(random(text.length - 3), 3);
      else text.insert(random(text.length + 1), TEXTS[1 + random(6)] as string);
      if (text.length > 3 && random(3) === 0) text.format(0, 3, { bold: random(2) === 0 ? true : null });
    }
  }
}

/** Updates as real clients make them: single changes, first syncs, merges with holes, gc on and off. */
export function honestUpdates(random: Random, count: number, kind: 'registers' | 'text'): Uint8Array[] {
  const docs = Array.from({ length: 4 }, (_, index) => {
    const doc = new Y.Doc({ gc: index !== 3 });
    doc.clientID = 1 + random(0xffff_fffe);
    return doc;
  });
  const made: Uint8Array[] = [];
  const single: Uint8Array[] = [];
  for (const doc of docs)
    doc.on('update', (update: Uint8Array) => {
      single.push(update);
    });
  const write = kind === 'registers' ? writeRegisters : writeText;
  while (made.length < count) {
    const [one, other] = [docs[random(4)] as Y.Doc, docs[random(4)] as Y.Doc];
    switch (random(6)) {
      case 0:
        made.push(Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
        Y.applyUpdate(other, made.at(-1) as Uint8Array);
        break;
      case 1:
        made.push(Y.encodeStateAsUpdate(one));
        break;
      case 2: {
        const chosen = single.filter(() => random(3) === 0).slice(-6);
        if (chosen.length > 0) made.push(Y.mergeUpdates(chosen));
        break;
      }
      default:
        one.transact(() => {
          for (let left = random(5); left >= 0; left--) write(one, random);
        });
        if (single.length > 0) made.push(single.at(-1) as Uint8Array);
    }
    if (single.length > 60) single.splice(0, 30);
  }
  return made;
}
