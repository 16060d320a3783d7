import { html, nothing, type TemplateResult } from 'lit';
import { IMPORT_KIND_ORDER } from './kinds.js';
import type { ImportKind, ImportReport } from '@firsat/model/import';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { noteWords, placeWords, problemWords } from './report-words.js';

/** More would not be read on a screen; the list to download has them all. */
const SHOWN = 40;

/** Counts by kind, and what could not be read. */
export function reportTemplate(l: Localizer, report: ImportReport, currency: string): TemplateResult {
  const { importing } = l.t;
  const { columns, kinds } = importing;
  const isUpdate = Object.values(report.updated).some((count) => count > 0);
  const numbers = (kind: ImportKind): readonly number[] => [
    ...(isUpdate ? [report.updated[kind]] : []),
    report.existing[kind],
  ];
  return html`<table class="counts figure">
      <thead>
        <tr>
          <th scope="col">${columns.kind}</th>
          <th scope="col">${columns.created}</th>
          ${isUpdate ? html`<th scope="col">${columns.updated}</th>` : nothing}
          <th scope="col">${columns.existing}</th>
          <th scope="col">${columns.rejected}</th>
        </tr>
      </thead>
      <tbody>
        ${IMPORT_KIND_ORDER.map(
          (kind) => html`<tr data-kind=${kind}>
            <th scope="row">${kinds[kind]}</th>
            <td class="created">${l.number(report.created[kind])}</td>
            ${numbers(kind).map((count) => html`<td>${l.number(count)}</td>`)}
            <td class=${report.rejected[kind] > 0 ? 'problem' : ''}>${l.number(report.rejected[kind])}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="hint figure">${importing.rows(l.number(report.rows))} · ${importing.amountsIn(currency)}</p>
    ${places(
      l,
      'problems',
      importing.problems(l.number(report.problems.length)),
      report.problems.map((problem) => ({ ...problem, words: problemWords(l, problem) })),
      true,
    )}
    ${places(
      l,
      'notes',
      importing.notes(l.number(report.notes.length)),
      report.notes.map((note) => ({ ...note, words: noteWords(l, note) })),
      false,
    )}`;
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly words: string;
  readonly value: string;
}

function places(
  l: Localizer,
  kind: 'problems' | 'notes',
  title: string,
  list: readonly Place[],
  isOpen: boolean,
): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<details class="places ${kind}" ?open=${isOpen}>
    <summary>${kind === 'problems' ? icons.alert : nothing}${title}</summary>
    <ul>
      ${list.slice(0, SHOWN).map(
        (place) => html`<li>
          <span class="place figure">${placeWords(l, place)}</span>
          <span>${place.words}</span>
          ${place.value === '' ? nothing : html`<q class="ellipsis">${place.value}</q>`}
        </li>`,
      )}
    </ul>
    ${
      list.length > SHOWN
        ? html`<p class="hint figure">${l.t.importing.moreProblems(l.number(list.length - SHOWN))}</p>`
        : nothing
    }
  </details>`;
}
