import * as Y from 'yjs';

/**
 * What can be seen of a document, as text: the same for two documents exactly when every root shows the
 * same. Roots need no declared type, which a server does not know.
 */
export function contentOf(doc: Y.Doc): string {
  const roots = [...doc.share.keys()].sort();
  const parts: unknown[] = [];
  for (const name of roots) {
    const type = doc.share.get(name);
    const content = type && typeContent(type as AnyType);
    // A root that was only asked for is no difference.
    if (content && (content.map.length > 0 || content.list.length > 0)) parts.push([name, content]);
  }
  return JSON.stringify(parts, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

type AnyType = Y.AbstractType<unknown>;

function typeContent(type: AnyType): { map: unknown[]; list: unknown[] } {
  const map: unknown[] = [];
  for (const key of [...type._map.keys()].sort()) {
    const item = type._map.get(key);
    if (item && !item.deleted) map.push([key, lastOf(item.content)]);
  }
  const list: unknown[] = [];
  for (let item = type._start; item; item = item.right)
    if (!item.deleted) list.push(...valuesOf(item.content));
  return { map, list: joined(list) };
}

const lastOf = (content: Y.Item['content']): unknown => valuesOf(content).at(-1);

function valuesOf(content: Y.Item['content']): unknown[] {
  if (content instanceof Y.ContentType) return [{ type: typeContent(content.type as AnyType) }];
  if (content instanceof Y.ContentString) return [content.str];
  if (content instanceof Y.ContentFormat) return [{ key: content.key, value: content.value }];
  if (content instanceof Y.ContentBinary) return [{ binary: [...content.content] }];
  return content.getContent().map((value: unknown) => ({ value: value === undefined ? null : value }));
}

/** Strings side by side are one: how text is cut into items differs between documents that show the same. */
function joined(values: readonly unknown[]): unknown[] {
  const all: unknown[] = [];
  for (const value of values) {
    const last = all.at(-1);
    if (typeof value === 'string' && typeof last === 'string') all[all.length - 1] = last + value;
    else all.push(value);
  }
  return all;
}
