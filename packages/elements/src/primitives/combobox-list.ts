import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as icons from '../icons/icons.js';
import type { ComboboxOption, ComboboxProps } from './combobox-props.js';

/** One row of the open list. */
export interface ComboboxRow extends ComboboxOption {
  readonly kind: 'option' | 'none' | 'add' | 'elsewhere';
  /** Its id elsewhere. */
  readonly from?: string | undefined;
}

export interface ComboboxRowsProps {
  readonly props: ComboboxProps;
  readonly rows: readonly ComboboxRow[];
  readonly active: number;
  readonly optionId: (index: number) => string;
  readonly choose: (row: ComboboxRow) => void;
}

function rowTemplate(
  { props, active, optionId, choose }: ComboboxRowsProps,
  row: ComboboxRow,
  index: number,
): TemplateResult {
  const chosen = row.kind === 'option' && row.id === props.value.id;
  return html`<div
    id=${optionId(index)}
    role="option"
    class="combo-option ${row.kind} ${index === active ? 'active' : ''}"
    aria-selected=${chosen ? 'true' : 'false'}
    @click=${() => {
      choose(row);
    }}
  >
    ${row.kind === 'add' ? icons.plus : nothing}
    <span class="text">${row.label}</span>
    ${row.detail ? html`<span class="detail">${row.detail}</span>` : nothing}
    ${chosen ? icons.check : nothing}
  </div>`;
}

/** The options; those of elsewhere as a group with its name. */
export function comboboxRows(given: ComboboxRowsProps): unknown {
  const { props, rows } = given;
  const some = (from: number, to: number): unknown =>
    repeat(
      rows.slice(from, to),
      (row) => row.id,
      (row, index) => rowTemplate(given, row, from + index),
    );
  const start = rows.findIndex(({ kind }) => kind === 'elsewhere');
  if (start < 0) return some(0, rows.length);
  const end = rows.findLastIndex(({ kind }) => kind === 'elsewhere') + 1;
  const heading = `${props.id}-elsewhere`;
  return html`${some(0, start)}
    <div role="group" class="combo-group" aria-labelledby=${heading}>
      <div class="combo-heading" id=${heading} role="presentation">${props.elsewhere?.label}</div>
      ${some(start, end)}
    </div>
    ${some(end, rows.length)}`;
}

/** What is to be said below them: that there are none, or more, and how the asking elsewhere goes. */
export function comboboxNotes(
  { words, elsewhere }: ComboboxProps,
  query: string,
  count: number,
  more: number,
): TemplateResult {
  const state = elsewhere?.state(query);
  const isEmpty = count === 0 && (!state || state.isProblem === true);
  return html`${isEmpty ? html`<div class="combo-note">${words.noMatches}</div>` : nothing}
    ${more > 0 ? html`<div class="combo-note">${words.more(more)}</div>` : nothing}
    ${
      state
        ? html`<div class="combo-note ${state.isProblem ? 'problem' : ''}" role="status">
            <span>${state.text}</span>
            ${
              state.retry
                ? html`<button type="button" class="link" tabindex="-1" @click=${state.retry.run}>
                    ${state.retry.label}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }`;
}
