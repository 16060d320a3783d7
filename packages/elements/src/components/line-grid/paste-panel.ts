import { html, nothing, type TemplateResult } from 'lit';
import type { Line, LineColumn, PastedBlock } from '@firsat/model';
import { quantityText, unitPriceWords } from '../../fields/decimals.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { discountText } from './line-columns.js';
import type { Paste, ReadPaste } from './pasting.js';

interface PastePanelProps {
  readonly l: Localizer;
  readonly paste: Paste;
  readonly read: ReadPaste | null;
  readonly currency: string;
  readonly lineOf: (id: string) => Line | undefined;
  readonly readAs: (sign: ',' | '.') => void;
  readonly apply: () => void;
  readonly cancel: () => void;
}

const SHOWN = 8;

function pastedCell(block: PastedBlock, row: number, column: LineColumn, text: string): TemplateResult {
  const refusal = block.problems.find((one) => one.row === row && one.column === column);
  return refusal
    ? html`<td class="refused">${icons.alert}<s>${refusal.text}</s></td>`
    : html`<td class=${column === 'name' ? '' : 'figure'}>${text}</td>`;
}

/** What was read, before it is taken: numbers as they were understood, and the cells that were not (D70). */
export function pastePanel(props: PastePanelProps): TemplateResult {
  const { l, read, currency, paste } = props;
  const { paste: words, columns } = l.t.lines;
  if (!read)
    return html`<div class="paste" role="group" aria-label=${words.label}>
      <p role="alert">${words.nothing}</p>
      <div class="paste-actions">
        <button type="button" class="button" @click=${props.cancel}>
          ${l.t.common.actions.close}
        </button>
      </div>
    </div>`;
  const { block, rows, nameless } = read;
  return html`<div
    class="paste"
    role="group"
    aria-label=${words.label}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      props.cancel();
    }}
  >
    <p role="status">
      ${words.read(block.rows.length)}
      ${block.problems.length > 0 ? html`<span class="problem">${words.refused(block.problems.length)}</span>` : nothing}
      ${nameless > 0 ? html`<span class="warning">${words.nameless(nameless)}</span>` : nothing}
    </p>
    <label class="read-as">
      <span class="label">${words.readAs}</span>
      <select
        class="input"
        @change=${(event: Event) => props.readAs((event.currentTarget as HTMLSelectElement).value as ',' | '.')}
      >
        <option value="," ?selected=${block.decimalSign === ','}>${words.comma}</option>
        <option value="." ?selected=${block.decimalSign === '.'}>${words.point}</option>
      </select>
    </label>
    <div class="paste-scroll" tabindex="0" role="region" aria-label=${words.label}>
      <table>
        <thead>
          <tr>
            ${(['name', 'quantity', 'unit', 'unitPrice', 'discount', 'vat'] as const).map(
              (column) => html`<th scope="col">${columns[column]}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${block.rows.slice(0, SHOWN).map(({ row, fields }, index) => {
            const line = props.lineOf(paste.into[index] ?? '');
            const { name = line?.name, quantity, unit, unitPrice, discount, vatRate } = fields;
            return html`<tr>
              ${pastedCell(block, row, 'name', name ?? '')}
              ${pastedCell(block, row, 'quantity', quantity === undefined ? '' : quantityText(quantity, l))}
              ${pastedCell(block, row, 'unit', unit ?? '')}
              ${pastedCell(block, row, 'unitPrice', unitPrice ? unitPriceWords(unitPrice, l) : '')}
              ${pastedCell(block, row, 'discount', discountText(discount ?? null, currency, l))}
              ${pastedCell(block, row, 'vatRate', vatRate === undefined ? '' : l.percent(vatRate))}
            </tr>`;
          })}
          ${block.rows.length > SHOWN ? html`<tr><td colspan="6" class="hint">+ ${block.rows.length - SHOWN}</td></tr>` : nothing}
        </tbody>
      </table>
    </div>
    <div class="paste-actions">
      <button type="button" class="button" @click=${props.cancel}>${l.t.common.actions.cancel}</button>
      <button
        type="button"
        class="button primary take-paste"
        ?disabled=${rows.length === 0}
       
        @click=${props.apply}
      >
        ${words.apply(rows.length)}
      </button>
    </div>
  </div>`;
}
