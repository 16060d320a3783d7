// Samples are files that something else compiles or runs; a page shows a file, or the part between `#region name` and `#endregion name`.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../files.mjs';

/** A line that only marks where a region begins or ends, in the comments of any language. */
const MARKER = /^\s*(?:\/\/|#|<!--|\{?\/\*)\s*#(end)?region\b\s*([\w-]*)/;

/** Without the white space that all lines begin with. */
function dedent(lines: readonly string[]): string {
  const depth = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0),
  );
  return lines
    .map((line) => line.slice(depth))
    .join('\n')
    .trim();
}

/**
 * The text of `file` (from the root), or of one of its regions, without marker lines.
 *
 * @throws {Error} There is no such file or region.
 */
export function sampleOf(file: string, region = '', base = root): string {
  const full = path.join(base, file);
  if (!existsSync(full)) throw new Error(`${file} is not there.`);
  const lines = readFileSync(full, 'utf8').split('\n');
  if (region === '') return dedent(lines.filter((line) => !MARKER.test(line)));
  const isMark = (line: string, end: boolean): boolean => {
    const found = MARKER.exec(line);
    return found?.[2] === region && (found[1] !== undefined) === end;
  };
  const from = lines.findIndex((line) => isMark(line, false));
  const to = lines.findIndex((line) => isMark(line, true));
  if (from < 0 || to < from) throw new Error(`${file} has no region ${region}.`);
  return dedent(lines.slice(from + 1, to).filter((line) => !MARKER.test(line)));
}
