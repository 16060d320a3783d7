/**
 * The cells of a block as spreadsheets put it on the clipboard: tabs between cells, line ends between rows, and quotes around a cell that
 * contains one of them. A quote within a cell that does not begin with one is just a quote (`3/4" boru`).
 */
export function readCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null;
    const end = quoted?.end ?? plainEnd(text, at);
    row.push(quoted?.cell ?? text.slice(at, end));
    if (text[end] === '\t') {
      at = end + 1;
      if (at === text.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function plainEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** A cell in quotes and where it ends; `null` when the closing quote is missing or something follows it: then the quote is text. */
function quotedCell(text: string, from: number): { readonly cell: string; readonly end: number } | null {
  let cell = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      cell += text[at] ?? '';
      continue;
    }
    if (text[at + 1] === '"') {
      cell += '"';
      at++;
      continue;
    }
    const next = text[at + 1];
    return next === undefined || /[\t\r\n]/.test(next) ? { cell, end: at + 1 } : null;
  }
  return null;
}
