import { spreadsheetOf } from '../../fields/spreadsheet.js';
import { browserTimer } from '../../base/timer.js';
import { memberName } from '../../fields/options.js';
import type { TimelineContext } from './timeline-entry.js';
import type { ShownEntry } from './timeline-sources.js';

/** What is shown, as a table for a spreadsheet of the language; no cell can be taken for a formula. */
export async function timelineCsv(
  { l, store }: TimelineContext,
  entries: readonly ShownEntry[],
): Promise<string> {
  const { CSV_DIALECTS, csvText } = await import('@firsat/model/export');
  const { at, kind, what, from, to, details, who } = l.t.timeline.columns;
  const timeZone = store.settings?.timeZone ?? 'Europe/Istanbul';
  const rows = entries.map((entry) => {
    const words = entry.words();
    const more = [words.more ?? '', ...(words.marks ?? [])].filter((part) => part !== '');
    return [
      { at: entry.at, timeZone },
      entry.source.label(l),
      words.label,
      words.from ?? null,
      words.to ?? null,
      more.join(' · '),
      memberName(store, entry.by) ?? null,
    ];
  });
  const dialect = CSV_DIALECTS[spreadsheetOf(l)];
  return csvText([[at, kind, what, from, to, details, who], ...rows], dialect);
}

/** Hands a text to the browser as a file. */
export function download(text: string, name: string, type = 'text/csv;charset=utf-8'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has taken it by then.
  browserTimer.after(60_000, () => {
    URL.revokeObjectURL(link.href);
  });
}
