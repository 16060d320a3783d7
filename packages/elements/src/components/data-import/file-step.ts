import { html, nothing, type TemplateResult } from 'lit';
import type { Delimiter, Encoding, FileTable, ReadChoices } from '@firsat/model/import';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { Answer, MappingDraft } from './import-state.js';
import { columnName } from './map-words.js';
import { problemWords } from './report-words.js';
import { stepper } from './stepper-template.js';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'windows-1254', 'utf-16le', 'utf-16be'];
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];
/** So many rows show whether a file is read right. */
const ROWS = 5;
const COLUMNS = 12;

/** The file as it is read, and what can be chosen where that is wrong. */
export function fileStep(
  l: Localizer,
  { table, isRemembered }: MappingDraft,
  answer: (answer: Answer) => void,
): TemplateResult {
  const { importing, common } = l.t;
  const again = (change: ReadChoices): void => {
    const { encoding, delimiter, hasHeader } = table;
    answer({ say: 'read-again', choices: { encoding, delimiter, hasHeader, ...change } });
  };
  return html`${stepper(l, 'file')}
    <section class="panel" part="file" aria-labelledby="file-title">
      <h2 id="file-title" tabindex="-1">${table.name}</h2>
      <p class="hint figure">
        ${importing.fileFacts(l.number(table.rows.length), l.number(table.header.length))}
      </p>
      ${isRemembered ? html`<p class="message">${icons.history}${importing.remembered}</p>` : nothing}
      ${table.warnings.map(
        ({ code, line }) => html`<p class="message problem">
          ${icons.alert}<span
            >${problemWords(l, { file: table.name, line, code, value: '' })}
            ${line > 0 ? html`<span class="figure">(${importing.line(l.number(line))})</span>` : nothing}</span
          >
        </p>`,
      )}
      <div class="choices">
        ${select(
          'encoding',
          importing.encoding,
          ENCODINGS.map((code) => [code, importing.encodings[code]]),
          table.encoding,
          (encoding) => {
            again({ encoding: encoding as Encoding });
          },
        )}
        ${select(
          'delimiter',
          importing.delimiter,
          DELIMITERS.map((sign) => [sign, importing.delimiters[sign]]),
          table.delimiter,
          (delimiter) => {
            again({ delimiter: delimiter as Delimiter });
          },
        )}
        <label class="check">
          <input
            type="checkbox"
            name="header"
            .checked=${table.hasHeader}
            @change=${(event: Event) => {
              again({ hasHeader: (event.currentTarget as HTMLInputElement).checked });
            }}
          />
          ${importing.hasHeader}
        </label>
      </div>
      ${sample(l, table)}
      <footer class="foot">
        <button
          class="button stop"
          @click=${() => {
            answer({ say: 'back' });
          }}
        >
          ${common.actions.cancel}
        </button>
        <button
          class="button primary next"
          @click=${() => {
            answer({ say: 'next' });
          }}
        >
          ${importing.next}
        </button>
      </footer>
    </section>`;
}

export function select(
  name: string,
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string,
  change: (value: string) => void,
): TemplateResult {
  return html`<label class="field">
    <span class="label">${label}</span>
    <select
      class="input"
      name=${name}
      @change=${(event: Event) => {
        change((event.currentTarget as HTMLSelectElement).value);
      }}
    >
      ${options.map(
        ([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
      )}
    </select>
  </label>`;
}

function sample(l: Localizer, table: FileTable): TemplateResult {
  const columns = table.header.slice(0, COLUMNS).map((_, index) => index);
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${l.t.importing.sampleRows}>
    <table class="cells">
      <thead>
        <tr>
          ${columns.map((index) => html`<th scope="col">${columnName(l, table, index)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.slice(0, ROWS).map(
          ({ cells }) => html`<tr>
            ${columns.map((index) => html`<td>${cells[index] ?? ''}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
