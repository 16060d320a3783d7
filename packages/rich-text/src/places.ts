import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import type { TextBinding } from './text-binding.js';

/**
 * A place in a text that survives what others type: the block and the character before it, each by its id in the document (client, clock); at the
 * start of a block there is no character.
 */
export type Place = readonly [block: readonly number[], after: readonly number[] | null];

/** A place as others send it; `undefined` for anything else. */
export function readPlace(value: unknown): Place | undefined {
  if (!Array.isArray(value)) return undefined;
  const [block, after] = value as unknown[];
  return isId(block) && (after === null || isId(after)) ? [block, after] : undefined;
}

const isId = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((part) => Number.isSafeInteger(part) && part >= 0);

/** The place of a position in the editor; `undefined` in a text that is still empty. */
export function placeOf({ children }: TextBinding, doc: Node, position: number): Place | undefined {
  const $position = doc.resolve(position);
  const item = children[$position.index(0)]?._item;
  if (!item) return undefined;
  return [[item.id.client, item.id.clock], characterBefore(textsOf(item), $position.parentOffset)];
}

/** Where a place is now; `undefined` when its block is gone. A character that was deleted leaves its place behind. */
export function positionOf({ children }: TextBinding, doc: Node, [block, after]: Place): number | undefined {
  let position = 0;
  for (const [index, child] of children.entries()) {
    const id = child._item?.id;
    const node = doc.maybeChild(index);
    if (!node) return undefined;
    if (id && id.client === block[0] && id.clock === block[1]) {
      const offset = after === null ? 0 : offsetAfter(textsOf(child._item), after);
      return position + 1 + Math.min(offset, node.content.size);
    }
    position += node.nodeSize;
  }
  return undefined;
}

function textsOf(item: Y.Item | null): readonly Y.XmlText[] {
  const type: unknown = item?.content instanceof Y.ContentType ? item.content.type : undefined;
  if (type instanceof Y.XmlText) return [type];
  return type instanceof Y.XmlElement ? type.toArray().filter((child) => child instanceof Y.XmlText) : [];
}

function characterBefore(texts: readonly Y.XmlText[], offset: number): readonly number[] | null {
  let left = offset;
  if (left === 0) return null;
  for (const text of texts)
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      if (left <= item.length) return [item.id.client, item.id.clock + left - 1];
      left -= item.length;
    }
  return null;
}

function offsetAfter(texts: readonly Y.XmlText[], [client, clock = 0]: readonly number[]): number {
  let offset = 0;
  for (const text of texts)
    for (let item = text._start; item; item = item.right) {
      const { id, length } = item;
      const shown = item.deleted || !item.countable ? 0 : length;
      if (id.client === client && clock >= id.clock && clock < id.clock + length)
        return offset + Math.min(shown, clock - id.clock + 1);
      offset += shown;
    }
  return 0;
}
