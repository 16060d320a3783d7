import type { Instant } from '../calendar-date.js';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupHead,
  type BackupRegister,
  type BackupText,
} from './backup.js';
import { Crc32 } from './crc32.js';
import { ID_PATTERN } from '../ids.js';
import type { Json } from '../json.js';
import { COLLECTIONS } from '../records/collections.js';
import { SETTINGS_ID, settingsKind } from '../records/settings.js';
import { decodeRichText } from '../rich-text/rich-text.js';
import type { ByteSource, ReadFileOptions } from '../import/read-file.js';

/** A larger file is no backup of ours: a document may have 20 MB. */
export const MAX_BACKUP_BYTES = 256 * 1024 * 1024;

/** `damaged`: something in it is not what was written. `cut-off`: its end is missing. `newer-version`: this version would lose something. */
export type BackupRefusal =
  | 'not-a-backup'
  | 'newer-version'
  | 'cut-off'
  | 'damaged'
  | 'too-large'
  | 'unreadable-file';

export interface Backup extends BackupHead {
  readonly registers: readonly BackupRegister[];
  readonly texts: readonly BackupText[];
}

export type BackupReading =
  | { readonly ok: true; readonly backup: Backup }
  | { readonly ok: false; readonly code: BackupRefusal };

const SLICE = 1_048_576;

/**
 * Reads and checks a backup, in slices. Nothing of a file that is cut or damaged is used: half a workspace is worse than none. `null` when
 * aborted.
 */
export async function readBackup(
  source: ByteSource,
  { signal, pause, onProgress }: ReadFileOptions,
): Promise<BackupReading | null> {
  if (source.size > MAX_BACKUP_BYTES) return { ok: false, code: 'too-large' };
  const decoder = new TextDecoder('utf-8');
  const reader = new BackupReader();
  let rest = '';
  try {
    for (let done = 0; done < source.size;) {
      const next = Math.min(source.size, done + SLICE);
      const bytes = await source.read(done, next);
      const lines = (rest + decoder.decode(bytes, { stream: next < source.size })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) reader.take(line);
      done = next;
      if (reader.refusal) break;
      onProgress?.(done, source.size);
      await pause();
      if (signal?.aborted) return null;
    }
  } catch {
    return signal?.aborted ? null : { ok: false, code: 'unreadable-file' };
  }
  return reader.finish(rest !== '');
}

class BackupReader {
  refusal: BackupRefusal | undefined;
  #head: BackupHead | undefined;
  readonly #registers: BackupRegister[] = [];
  readonly #texts: BackupText[] = [];
  readonly #crc = new Crc32();
  readonly #encoder = new TextEncoder();
  #isComplete = false;

  take(line: string): void {
    if (this.refusal || this.#isComplete) return;
    const content = parse(line);
    if (!this.#head) {
      this.#begin(content);
    } else if (!content) {
      this.refusal = 'damaged';
      return;
    } else if (content['end'] === true) {
      const { registers, crc32 } = content;
      this.#isComplete = registers === this.#registers.length && crc32 === this.#crc.hex;
      if (!this.#isComplete) this.refusal = 'damaged';
      return;
    } else this.#add(content);
    this.#crc.update(this.#encoder.encode(`${line}\n`));
  }

  finish(hasRest: boolean): BackupReading {
    if (this.refusal) return { ok: false, code: this.refusal };
    if (!this.#head) return { ok: false, code: 'not-a-backup' };
    if (!this.#isComplete || hasRest) return { ok: false, code: 'cut-off' };
    return { ok: true, backup: { ...this.#head, registers: this.#registers, texts: this.#texts } };
  }

  #begin(content: Content | null): void {
    if (content?.['format'] !== BACKUP_FORMAT) {
      this.refusal = 'not-a-backup';
      return;
    }
    const { version, workspace, name, createdAt } = content;
    if (typeof version !== 'number' || version > BACKUP_VERSION) {
      this.refusal = 'newer-version';
      return;
    }
    const at: Instant = Date.parse(textOf(createdAt));
    this.#head = {
      workspace: textOf(workspace),
      name: textOf(name),
      createdAt: Number.isFinite(at) ? at : 0,
    };
  }

  #add({ doc, root, registers, text }: Content): void {
    if (text !== undefined) this.#addText(text);
    if (registers === undefined) return;
    const isOurs =
      (doc === 'core' || doc === 'work') && typeof root === 'string' && /^[A-Za-z0-9_.:-]{1,64}$/.test(root);
    if (!isOurs || typeof registers !== 'object' || registers === null || Array.isArray(registers)) {
      this.refusal = 'damaged';
      return;
    }
    for (const [key, value] of Object.entries<Json>(registers)) {
      if (!isKey(key)) this.refusal = 'damaged';
      else this.#registers.push({ doc, root, key, value });
    }
  }

  #addText(text: Json): void {
    const { opportunity, root, blocks } = typeof text === 'object' && text !== null ? (text as Content) : {};
    const read = decodeRichText(blocks);
    if (typeof opportunity !== 'string' || !ID_PATTERN.test(opportunity) || !read) this.refusal = 'damaged';
    else if (typeof root !== 'string' || !/^[A-Za-z0-9:_-]{1,200}$/.test(root)) this.refusal = 'damaged';
    else this.#texts.push({ opportunity, root, blocks: read });
  }
}

type Content = { readonly [key: string]: Json };

const textOf = (json: Json | undefined): string => (typeof json === 'string' ? json : '');

function parse(line: string): Content | null {
  try {
    const json = JSON.parse(line) as Json;
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Content) : null;
  } catch {
    return null;
  }
}

/** The data version that the workspace of a backup asks for: a smaller one must not write into it (architecture 4.3). */
export function versionOf({ registers }: Backup): number {
  const { root, fields } = settingsKind;
  const { code } = fields.minVersion;
  let version = 1;
  for (const { root: name, key, value } of registers) {
    if (name !== root) continue;
    const own =
      key === SETTINGS_ID
        ? (value as Content | null)?.[code]
        : key === `${SETTINGS_ID}.${code}`
          ? value
          : null;
    if (typeof own === 'number') version = Math.max(version, own);
  }
  return version;
}

/** How many records of each collection a backup has, those in its bin too. */
export function countsOf({ registers }: Backup): Readonly<Record<string, number>> {
  const places = new Map(
    Object.values(COLLECTIONS).map(({ doc, root, collection }) => [`${doc} ${root}`, collection]),
  );
  const counts: Record<string, number> = {};
  for (const { doc, root, key } of registers) {
    const collection = places.get(`${doc} ${root}`);
    if (collection !== undefined && !key.includes('.')) counts[collection] = (counts[collection] ?? 0) + 1;
  }
  return counts;
}

/** A record's id, and what of it. */
function isKey(key: string): boolean {
  return key.length <= 256 && ID_PATTERN.test(key.split('.', 1)[0] ?? '');
}
