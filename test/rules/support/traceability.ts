import { isSharedId, type TestTitle } from './spec.js';

/** One row of the table: a requirement, the elements it is met in, and the files that test it. */
export interface TraceRow {
  readonly id: string;
  readonly line: number;
  readonly elements: readonly string[];
  readonly files: readonly string[];
  /** Why there is no test, where there is none. */
  readonly reason: string;
}

/** The only reasons for a row without a test. */
const REASON = /^(out of scope|not yet): \S/;

/** Every id of a family, in order. */
export function family(letter: 'S' | 'D'): string[] {
  const ids: string[] = [];
  for (let number = 1; isSharedId(`${letter}${String(number)}`); number++)
    ids.push(`${letter}${String(number)}`);
  return ids;
}

/** The rows of a Markdown table whose first cell is an id: `| S1 | what | elements | tests |`, for rules without the elements. */
export function traceRows(text: string): TraceRow[] {
  return text.split('\n').flatMap((content, at) => {
    const cells = content.split('|').map((cell) => cell.trim());
    const [, id = ''] = cells;
    if (!/^[SD]\d+$/.test(id)) return [];
    const tests = cells.at(-2) ?? '';
    const quoted = [...tests.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return [
      {
        id,
        line: at + 1,
        elements: [...(id.startsWith('S') ? (cells[3] ?? '') : '').matchAll(/`<([a-z-]+)>`/g)].map(
          (match) => match[1] ?? '',
        ),
        files: quoted,
        reason: quoted.length === 0 ? tests : '',
      },
    ];
  });
}

/** What is wrong with the table, one sentence each. */
export function traceProblems(
  rows: readonly TraceRow[],
  ids: readonly string[],
  tests: readonly TestTitle[],
  elements: ReadonlySet<string>,
): string[] {
  const tested = new Set(
    tests.flatMap((test) => (test.skipped ? [] : test.ids.map((id) => `${id} ${test.file}`))),
  );
  const anywhere = new Set(tests.flatMap((test) => (test.skipped ? [] : test.ids)));
  const given = rows.map(({ id }) => id);
  const problems = ids.filter((id) => !given.includes(id)).map((id) => `${id} has no row`);
  for (const [at, { id, line, elements: named, files, reason }] of rows.entries()) {
    const say = (text: string): number => problems.push(`line ${String(line)}: ${id} ${text}`);
    if (!ids.includes(id)) say('is no requirement');
    if (given.indexOf(id) !== at) say('has a row already');
    for (const tag of named) if (!elements.has(tag)) say(`names <${tag}>, which is no element`);
    for (const file of files) if (!tested.has(`${id} ${file}`)) say(`has no test in ${file}`);
    if (files.length > 0) continue;
    if (!REASON.test(reason)) say('names no test and no reason');
    else if (anywhere.has(id)) say('has tests, and the table says that it has none');
    if (!reason.startsWith('out of scope') && named.length > 0) say('names an element without a test');
  }
  return problems;
}
