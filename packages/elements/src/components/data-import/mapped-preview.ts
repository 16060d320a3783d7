import { html, nothing, type TemplateResult } from 'lit';
import type { AmbiguousName, CellReading } from '@firsat/model/import';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import { select } from './file-step.js';
import type { Answer, MappingDraft } from './import-state.js';
import { cellProblem, echo, targetName } from './map-words.js';

const ROWS = 8;
const NAMES = 20;

export interface MappedPreview {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly draft: MappingDraft;
  readonly ambiguous: readonly AmbiguousName[];
  readonly answer: (answer: Answer) => void;
}

/** The first rows as they are understood, and the customers that several contacts could be. */
export function mappedPreview(view: MappedPreview): TemplateResult {
  const { l, store, draft } = view;
  const { table, mapping, model } = draft;
  const interpreter = new model.Interpreter(mapping, store);
  const targets = Object.keys(mapping.columns);
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${l.t.importing.previewRows}>
      <table class="cells">
        <thead>
          <tr>
            <th scope="col">${l.t.importing.reportColumns.line}</th>
            ${targets.map((target) => html`<th scope="col">${targetName(l, target, store)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${table.rows.slice(0, ROWS).map((row) => {
            const cells = interpreter.read(row);
            return html`<tr>
              <th scope="row" class="figure">${l.number(row.line)}</th>
              ${targets.map((target) => cell(l, store, cells.get(target)))}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    ${names(view)}`;
}

function cell(l: Localizer, store: PipelineStore, reading: CellReading | undefined): TemplateResult {
  if (!reading) return html`<td></td>`;
  const trouble = cellProblem(l, reading);
  if (trouble !== undefined)
    return html`<td class="bad"><q>${reading.text}</q><span class="problem">${trouble}</span></td>`;
  return html`<td class="figure">
    ${reading.value ? echo(l, reading.value, reading.target, store) : nothing}
  </td>`;
}

function names({ l, store, draft, ambiguous, answer }: MappedPreview): TemplateResult | typeof nothing {
  const { importing } = l.t;
  const { mapping, model } = draft;
  if (ambiguous.length === 0) return nothing;
  const told = mapping.words['customer'] ?? {};
  return html`<section class="words" aria-labelledby="names-title">
    <h3 id="names-title">${importing.namesTitle}</h3>
    <p class="hint">${importing.namesHint}</p>
    <div class="choices">
      ${ambiguous.slice(0, NAMES).map(({ name, contacts, count }) =>
        select(
          'customer',
          importing.nameOf(name, l.number(count)),
          [
            ['', importing.leaveOut],
            [model.NEW_CONTACT, importing.newContact],
            ...contacts.map(({ id, name: known }) => [id, described(store, id, known)] as const),
          ],
          told[model.nameKey(name)] ?? '',
          (id) => {
            const customer = { ...told, [model.nameKey(name)]: id };
            answer({ say: 'map', mapping: { ...mapping, words: { ...mapping.words, customer } } });
          },
        ),
      )}
    </div>
  </section>`;
}

/** What tells two contacts of one name apart. */
function described(store: PipelineStore, id: string, name: string): string {
  const contact = store.get('contacts', id);
  return [name, contact?.email, contact?.phone, contact?.taxNumber, contact?.location]
    .filter(Boolean)
    .join(' · ');
}
