import { html, nothing, type TemplateResult } from 'lit';
import type { ContactId, Transfer } from '@firsat/model';
import type { CsvDialectName, TableName } from '@firsat/model/export';
import type { PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import type { ExportState, ExportWhat } from './export-state.js';

type StateOf<S extends ExportState['step']> = Extract<ExportState, { readonly step: S }>;

export const TABLE_ORDER = [
  'opportunities',
  'contacts',
  'products',
  'lines',
  'history',
] as const satisfies readonly TableName[];
export const DIALECTS = ['excel-tr', 'excel-en', 'plain'] as const satisfies readonly CsvDialectName[];

export interface ExportView {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly state: ExportState;
  readonly table: TableName;
  /** Of the table; empty until they are known. */
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly dialect: CsvDialectName;
  /** The contact whose data are asked for, and what they are chosen with. */
  readonly person: ContactId | null;
  readonly personPicker: TemplateResult;
  /** A backup is held over the element. */
  readonly isOver: boolean;
  readonly readOnlyWords: string | undefined;
  readonly do: {
    setTable(table: TableName): void;
    setColumn(column: string, isChosen: boolean): void;
    setDialect(dialect: CsvDialectName): void;
    build(what: ExportWhat): void;
    chooseBackup(): void;
    confirm(): void;
    cancel(): void;
    reset(): void;
  };
}

export function exportStep(view: ExportView): TemplateResult {
  const { l, state } = view;
  switch (state.step) {
    case 'idle':
      return offers(view);
    case 'stopped':
      return html`<p class="message ${state.reason === 'cancelled' ? '' : 'problem'}" role="status">
          ${icons.alert}<span>${stopWords(l, state)}</span>
        </p>
        ${offers(view)}`;
    case 'building':
    case 'reading':
    case 'restoring':
      return running(view, state);
    case 'ready':
      return ready(view, state);
    case 'confirm':
      return confirmation(view, state);
    case 'restored':
      return restored(view, state);
  }
}

export function stopWords(l: Localizer, { reason, file }: StateOf<'stopped'>): string {
  const words = l.t.exporting.stops[reason];
  return file === undefined ? words : `${file}: ${words}`;
}

function offers(view: ExportView): TemplateResult {
  return html`${tableOffer(view)} ${personOffer(view)} ${jsonOffer(view)} ${backupOffer(view)}`;
}

function tableOffer({ l, table, columns, chosen, dialect, do: actions }: ExportView): TemplateResult {
  const { exporting } = l.t;
  return html`<section class="panel" aria-labelledby="table-title">
    <h2 id="table-title">${icons.download}${exporting.tableTitle}</h2>
    <p class="hint">${exporting.tableHint}</p>
    <div class="choices">
      <label class="field">
        <span class="label">${exporting.what}</span>
        <select
          class="input"
          name="table"
          @change=${(event: Event) => {
            actions.setTable((event.currentTarget as HTMLSelectElement).value as TableName);
          }}
        >
          ${TABLE_ORDER.map(
            (name) =>
              html`<option value=${name} .selected=${name === table}>${exporting.tables[name]}</option>`,
          )}
        </select>
      </label>
      <label class="field">
        <span class="label">${exporting.dialect}</span>
        <select
          class="input"
          name="dialect"
          @change=${(event: Event) => {
            actions.setDialect((event.currentTarget as HTMLSelectElement).value as CsvDialectName);
          }}
        >
          ${DIALECTS.map(
            (name) =>
              html`<option value=${name} .selected=${name === dialect}>${exporting.dialects[name]}</option>`,
          )}
        </select>
      </label>
    </div>
    <details class="columns">
      <summary>${exporting.columnsChosen(l.number(chosen.size), l.number(columns.length))}</summary>
      <div class="checks">
        ${columns.map(
          ({ key, name }) => html`<label class="check">
            <input
              type="checkbox"
              name=${key}
              .checked=${chosen.has(key)}
              @change=${(event: Event) => {
                actions.setColumn(key, (event.currentTarget as HTMLInputElement).checked);
              }}
            />
            ${name}
          </label>`,
        )}
      </div>
    </details>
    <footer class="foot">
      <button
        class="button primary build-table"
        ?disabled=${chosen.size === 0}
        @click=${() => {
          actions.build('table');
        }}
      >
        ${exporting.download}
      </button>
    </footer>
  </section>`;
}

/** D77: what a person may ask for. */
function personOffer({ l, person, personPicker, do: actions }: ExportView): TemplateResult {
  const { exporting } = l.t;
  return html`<section class="panel" aria-labelledby="person-title">
    <h2 id="person-title">${icons.user}${exporting.personTitle}</h2>
    <p class="hint">${exporting.personHint}</p>
    <div class="field">
      <label for="export-person">${exporting.personLabel}</label>
      ${personPicker}
    </div>
    <footer class="foot">
      <button
        class="button build-person"
        ?disabled=${person === null}
        @click=${() => {
          actions.build('person');
        }}
      >
        ${exporting.download}
      </button>
    </footer>
  </section>`;
}

function jsonOffer({ l, do: actions }: ExportView): TemplateResult {
  const { exporting } = l.t;
  return html`<section class="panel" aria-labelledby="json-title">
    <h2 id="json-title">${icons.note}${exporting.jsonTitle}</h2>
    <p class="hint">${exporting.jsonHint}</p>
    <footer class="foot">
      <button
        class="button build-json"
        @click=${() => {
          actions.build('json');
        }}
      >
        ${exporting.download}
      </button>
    </footer>
  </section>`;
}

/** After so many days a backup is old. */
const OLD_DAYS = 30;

function backupOffer({ l, store, isOver, readOnlyWords, do: actions }: ExportView): TemplateResult {
  const { exporting, common } = l.t;
  const last = lastBackup(store);
  const isOld = !last || store.commandEnv('user').now - last.at > OLD_DAYS * 86_400_000;
  const who = last && (store.get('members', last.by)?.name ?? common.unknownPerson);
  return html`<section class="panel ${isOver ? 'over' : ''}" part="backup" aria-labelledby="backup-title">
    <h2 id="backup-title">${icons.archive}${exporting.backupTitle}</h2>
    <p class="hint">${exporting.backupHint}</p>
    <p class="last figure ${isOld ? 'warning' : ''}">
      ${isOld ? icons.alert : icons.check}${
        last ? exporting.lastBackup(l.moment(last.at), who ?? '') : exporting.noBackup
      }
    </p>
    ${readOnlyWords === undefined ? nothing : html`<p class="hint">${readOnlyWords}</p>`}
    <footer class="foot">
      <button
        class="button restore"
        ?disabled=${readOnlyWords !== undefined}
        @click=${() => {
          actions.chooseBackup();
        }}
      >
        ${icons.upload}${exporting.restore}
      </button>
      <button
        class="button primary build-backup"
        @click=${() => {
          actions.build('backup');
        }}
      >
        ${exporting.backUp}
      </button>
    </footer>
  </section>`;
}

/** The newest backup that anybody has made (D79). */
export function lastBackup(store: PipelineStore): Transfer | undefined {
  let newest: Transfer | undefined;
  for (const transfer of store.list('transfers'))
    if (transfer.type === 'backup' && (!newest || transfer.at > newest.at)) newest = transfer;
  return newest;
}

function running(
  { l, do: actions }: ExportView,
  { step, done, total }: StateOf<'building' | 'reading' | 'restoring'>,
): TemplateResult {
  const { exporting } = l.t;
  return html`<div class="panel" aria-busy="true">
    <p id="step" role="status">${exporting.running[step]}</p>
    <progress aria-labelledby="step" max=${total || 1} value=${total > 0 ? done : nothing}></progress>
    <footer class="foot">
      <button
        class="button stop"
        @click=${() => {
          actions.cancel();
        }}
      >
        ${exporting.stop}
      </button>
    </footer>
  </div>`;
}

function ready(
  { l, do: actions }: ExportView,
  { name, href, size, missing }: StateOf<'ready'>,
): TemplateResult {
  const { exporting } = l.t;
  return html`<section class="panel" aria-labelledby="ready-title">
    <h2 id="ready-title" class="title" tabindex="-1">${icons.check}${exporting.readyTitle}</h2>
    <p class="figure">${name} · ${exporting.size(l.number(Math.max(1, Math.round(size / 1024))))}</p>
    <p class="hint">${exporting.readyHint}</p>
    ${missingTexts(l, missing)}
    <footer class="foot">
      <a class="button file" href=${href} download=${name}>${icons.download}${exporting.again}</a>
      <button
        class="button primary reset"
        @click=${() => {
          actions.reset();
        }}
      >
        ${exporting.finished}
      </button>
    </footer>
  </section>`;
}

function confirmation(
  { l, do: actions }: ExportView,
  { file, backup, counts, isFresh }: StateOf<'confirm'>,
): TemplateResult {
  const { exporting, common } = l.t;
  const shown = Object.entries(counts).filter(([kind]) => kind in exporting.counted);
  return html`<section class="panel" aria-labelledby="confirm-title">
    <h2 id="confirm-title" tabindex="-1">${exporting.confirmTitle}</h2>
    <dl class="facts">
      <dt>${exporting.file}</dt>
      <dd>${file}</dd>
      <dt>${exporting.workspace}</dt>
      <dd>${backup.name || backup.workspace}</dd>
      <dt>${exporting.madeAt}</dt>
      <dd class="figure">${l.moment(backup.createdAt)}</dd>
      ${shown.map(
        ([kind, count]) => html`<dt>${(exporting.counted as Readonly<Record<string, string>>)[kind]}</dt>
          <dd class="figure">${l.number(count)}</dd>`,
      )}
    </dl>
    <p>${isFresh ? exporting.intoFresh : exporting.intoUsed}</p>
    <footer class="foot">
      <button
        class="button stop"
        @click=${() => {
          actions.cancel();
        }}
      >
        ${common.actions.cancel}
      </button>
      <button
        class="button primary start"
        @click=${() => {
          actions.confirm();
        }}
      >
        ${isFresh ? exporting.restoreNow : exporting.addNow}
      </button>
    </footer>
  </section>`;
}

function restored({ l, do: actions }: ExportView, { written, missing }: StateOf<'restored'>): TemplateResult {
  const { exporting } = l.t;
  return html`<section class="panel" aria-labelledby="restored-title">
    <h2 id="restored-title" class="title" tabindex="-1">${icons.check}${exporting.restoredTitle}</h2>
    <p class="figure">${written === 0 ? exporting.nothingRestored : exporting.restored(l.number(written))}</p>
    ${missingTexts(l, missing)}
    <footer class="foot">
      <button
        class="button primary reset"
        @click=${() => {
          actions.reset();
        }}
      >
        ${exporting.finished}
      </button>
    </footer>
  </section>`;
}

function missingTexts(l: Localizer, missing: number): TemplateResult | typeof nothing {
  if (missing === 0) return nothing;
  return html`<p class="last warning missing">
    ${icons.alert}<span>${l.t.exporting.missingTexts(l.number(missing))}</span>
  </p>`;
}
