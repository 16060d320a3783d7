import { announce } from '../../base/announce.js';
import { DataExportRequestEvent } from '../../events/data-export-request.js';
import { exportedKeys, exportList, type ListExport } from './list-export.js';

/** Asks the page, builds the file and hands it to the browser. */
export async function downloadList(
  host: HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment },
  request: ListExport,
  tell: (text: string) => void,
): Promise<void> {
  const { l, columns, ids } = request;
  const asked = { what: 'table', table: 'opportunities', columns: exportedKeys(columns) } as const;
  if (!host.dispatchEvent(new DataExportRequestEvent(asked))) return;
  const href = URL.createObjectURL(await exportList(request));
  const link = document.createElement('a');
  link.href = href;
  link.download = `${l.t.list.label}.csv`;
  host.renderRoot.append(link);
  link.click();
  link.remove();
  // The browser has begun to read it with the click; a moment later it may go.
  requestAnimationFrame(() => {
    URL.revokeObjectURL(href);
  });
  const words = l.t.list.exported(l.number(ids.length));
  tell(words);
  announce(host, words, l.locale, 'polite');
}
