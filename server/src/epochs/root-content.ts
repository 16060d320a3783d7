import * as Y from 'yjs';

/** What a root holds, as far as its items show; `mixed`: a map and a list at once, which no program of ours writes. */
export type RootKind = 'empty' | 'map' | 'text' | 'xml' | 'array' | 'mixed';

/** Names of all roots that hold something, in order. */
export function rootNames(doc: Y.Doc): string[] {
  return [...doc.share.keys()].filter((name) => rootKind(doc, name) !== 'empty').sort();
}

/** A document that came as bytes does not say what its roots are: their items do. */
export function rootKind(doc: Y.Doc, name: string): RootKind {
  const type = doc.share.get(name);
  if (!type) return 'empty';
  let list: RootKind = 'empty';
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentType && isXml(content.type)) list = 'xml';
    else if (list === 'empty') {
      const isText =
        content instanceof Y.ContentString ||
        content instanceof Y.ContentFormat ||
        content instanceof Y.ContentEmbed;
      list = isText ? 'text' : 'array';
    }
  }
  for (const item of type._map.values()) if (!item.deleted) return list === 'empty' ? 'map' : 'mixed';
  return list;
}

const isXml = (type: unknown): boolean => type instanceof Y.XmlFragment || type instanceof Y.XmlText;
