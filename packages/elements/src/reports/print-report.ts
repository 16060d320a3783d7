import { printAlone } from '../primitives/print-alone.js';

/**
 * Prints a report alone as it is shown, with its tables beside its drawings: a copy, in which nothing can be chosen any more. `notes`: what must be
 * known of its figures.
 */
export function printReport(root: ShadowRoot, name: string, notes: readonly string[]): void {
  const shown = root.querySelector<HTMLElement>('.base');
  if (!shown) return;
  const content = shown.cloneNode(true) as HTMLElement;
  // A copy of a list shows its first entry: on paper it is words.
  const lists = content.querySelectorAll('select');
  for (const [at, list] of [...shown.querySelectorAll('select')].entries()) {
    const words = document.createElement('span');
    words.className = 'chosen';
    words.textContent = list.selectedOptions[0]?.text ?? '';
    lists[at]?.replaceWith(words);
  }
  for (const one of content.querySelectorAll('*'))
    // Elements of the kit would look for a workspace here.
    if (one.localName.includes('-') || one.matches('[popover], .press, dialog')) one.remove();
  const said = document.createElement('p');
  said.className = 'hint said';
  said.textContent = notes.join(' · ');
  content.querySelector('.head')?.after(said);
  printAlone({ name, content, sheets: root.adoptedStyleSheets, size: 'A4 landscape', fontSize: '10pt' });
}
