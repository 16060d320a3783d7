import type { ByteSource } from '@firsat/model/import';

/** A file that is read in parts: never the whole of it at once. */
export function byteSource(file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
}
