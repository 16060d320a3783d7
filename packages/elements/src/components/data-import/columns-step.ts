import { html, nothing, type TemplateResult } from 'lit';
import type { CellReading, Existing, ImportMapping, TargetKind } from '@firsat/model/import';
import type * as Importing from '@firsat/model/import';
import type { PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { select } from './file-step.js';
import type { Answer, MappingDraft, OpenWord } from './import-state.js';
import { isAnswered } from './map-file.js';
import { cellProblem, choiceName, columnName, echo, ownField, targetName } from './map-words.js';
import { stepper } from './stepper-template.js';

export interface ColumnsView {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly draft: MappingDraft;
  /** Of the element: offered beside the workspace's own. */
  readonly currencies: readonly string[];
  readonly answer: (answer: Answer) => void;
}

/** Words that are asked for at once; the rest is left out, with a problem for each row. */
const WORDS = 30;

/** Which column is what, how its cells are written, and what words of the file mean. */
export function columnsStep(view: ColumnsView): TemplateResult {
  const { l, draft, answer } = view;
  const { importing } = l.t;
  const { mapping, model } = draft;
  const change = (some: Partial<ImportMapping>): void => {
    answer({ say: 'map', mapping: { ...mapping, ...some } });
  };
  return html`${stepper(l, 'columns')}
    <section class="panel" part="columns" aria-labelledby="columns-title">
      <h2 id="columns-title" tabindex="-1">${importing.columnsTitle}</h2>
      ${settings(view, change)} ${questions(view, change)} ${columns(view, change)} ${words(view, change)}
      <footer class="foot">
        <button
          class="button back"
          @click=${() => {
            answer({ say: 'back' });
          }}
        >
          ${importing.back}
        </button>
        <button
          class="button primary next"
          ?disabled=${!isAnswered(draft) || missing(model, mapping).length > 0}
          @click=${() => {
            answer({ say: 'next' });
          }}
        >
          ${importing.toPreview}
        </button>
      </footer>
      ${hint(view)}
    </section>`;
}

/** Why it does not go on yet. */
function hint({ l, store, draft }: ColumnsView): TemplateResult | typeof nothing {
  const { importing } = l.t;
  const open = missing(draft.model, draft.mapping);
  const words =
    open.length > 0
      ? importing.stillMissing(l.list(open.map((target) => targetName(l, target, store))))
      : isAnswered(draft)
        ? undefined
        : importing.stillAsked;
  return words === undefined ? nothing : html`<p class="hint end" role="status">${words}</p>`;
}

type Change = (some: Partial<ImportMapping>) => void;

/** What must have a column: a customer or a description makes an opportunity. */
function missing(
  { targetsOf }: typeof Importing,
  { kind, columns: chosen }: ImportMapping,
): readonly string[] {
  if (kind === 'opportunities')
    return ['description', 'customer', 'product'].some((target) => target in chosen) ? [] : ['description'];
  return Object.entries(targetsOf(kind))
    .filter(([target, { isRequired }]) => isRequired && !(target in chosen))
    .map(([target]) => target);
}

function settings({ l, store, draft, currencies }: ColumnsView, change: Change): TemplateResult {
  const { importing } = l.t;
  const { table, mapping, model } = draft;
  const schemas = [...store.list('schemas')].map(({ id, title }) => [id, title] as const);
  return html`<div class="choices">
    ${select(
      'kind',
      importing.whatRowsAre,
      model.TARGET_KINDS.map((kind) => [kind, importing.kinds[kind]]),
      mapping.kind,
      (value) => {
        const kind = value as TargetKind;
        change({
          kind,
          columns: model.proposeColumns(kind, table.header, store.list('customFields')),
          words: {},
        });
      },
    )}
    ${
      mapping.kind === 'opportunities' && schemas.length > 1
        ? select(
            'schema',
            l.t.common.fields.schema,
            schemas,
            mapping.schemaId ?? store.settings?.defaultSchemaId ?? '',
            (schemaId) => {
              change({ schemaId });
            },
          )
        : nothing
    }
    ${select(
      'currency',
      importing.currency,
      [...new Set([mapping.currency, ...currencies])].map((code) => [code, code]),
      mapping.currency,
      (currency) => {
        change({ currency });
      },
    )}
    ${select(
      'existing',
      importing.existing,
      (['skip', 'update'] as const).map((each) => [each, importing.existingChoices[each]]),
      mapping.existing,
      (existing) => {
        change({ existing: existing as Existing });
      },
    )}
  </div>`;
}

function columns(view: ColumnsView, change: Change): TemplateResult {
  const { l, draft, store } = view;
  const { importing } = l.t;
  const { table, mapping, model } = draft;
  const offered: (readonly [string, string])[] = [
    ['', importing.noColumn],
    ...table.header.map((_, index) => [String(index), columnName(l, table, index)] as const),
  ];
  const interpreter = new model.Interpreter(mapping, store);
  const readings = table.rows.slice(0, 50).map((row) => interpreter.read(row));
  const row = ([target, { isRequired }]: readonly [string, Importing.Target]): TemplateResult => {
    const chosen = mapping.columns[target];
    const reading = readings.map((cells) => cells.get(target)).find((each) => each !== undefined);
    return html`<li class=${chosen === undefined ? 'unused' : ''} data-target=${target}>
      ${select(
        target,
        targetName(l, target, store) + (isRequired ? ' *' : ''),
        offered,
        String(chosen ?? ''),
        (value) => {
          const { [target]: _, ...rest } = mapping.columns;
          change({ columns: value === '' ? rest : { ...rest, [target]: Number(value) } });
        },
      )}
      <p class="echo">${reading ? cellEcho(view, reading) : nothing}</p>
    </li>`;
  };
  const all = Object.entries(model.targetsOf(mapping.kind, store.list('customFields')));
  const others = all.filter(([target]) => !draft.prominent.includes(target));
  const used = new Set(Object.values(mapping.columns));
  const unused = table.header.flatMap((_, index) => (used.has(index) ? [] : [columnName(l, table, index)]));
  return html`<ul class="targets">
      ${all.filter(([target]) => draft.prominent.includes(target)).map(row)}
    </ul>
    <details class="others">
      <summary>${importing.otherTargets(l.number(others.length))}</summary>
      <ul class="targets">
        ${others.map(row)}
      </ul>
    </details>
    ${unused.length > 0 ? html`<p class="hint">${importing.unusedColumns(l.list(unused))}</p>` : nothing}`;
}

/** A cell as it stands, and as it is understood. */
function cellEcho({ l, store, draft }: ColumnsView, reading: CellReading): TemplateResult {
  const { mapping, model } = draft;
  const { target: name, text, value } = reading;
  const type = model.targetsOf(mapping.kind, store.list('customFields'))[name]?.type;
  const isAsked =
    (type === 'date' && mapping.dates === null) ||
    ((type === 'money' || type === 'whole' || type === 'number' || type === 'percent') &&
      mapping.decimal === null);
  const trouble = isAsked ? l.t.importing.asked : cellProblem(l, reading);
  const shown = value && echo(l, value, name, store);
  return html`<q class="ellipsis">${text}</q>${
    trouble === undefined
      ? shown === text
        ? nothing
        : html`${icons.arrowRight}<span class="read figure">${shown}</span>`
      : html`${icons.alert}<span class="warning">${trouble}</span>`
  }`;
}

/** What cells leave open is asked, never guessed (D70). */
function questions({ l, draft }: ColumnsView, change: Change): TemplateResult | typeof nothing {
  const { importing } = l.t;
  const { mapping, evidence } = draft;
  const asked = [
    evidence.decimal === 'unclear'
      ? question(
          'decimal',
          importing.askDecimal,
          [
            [',', importing.decimalComma],
            ['.', importing.decimalPoint],
          ],
          mapping.decimal,
          (decimal) => {
            change({ decimal: decimal as ImportMapping['decimal'] });
          },
        )
      : nothing,
    evidence.dates === 'unclear'
      ? question(
          'dates',
          importing.askDates,
          [
            ['dmy', importing.dayFirst],
            ['mdy', importing.monthFirst],
          ],
          mapping.dates,
          (dates) => {
            change({ dates: dates as ImportMapping['dates'] });
          },
        )
      : nothing,
  ];
  return asked.every((each) => each === nothing) ? nothing : html`<div class="questions">${asked}</div>`;
}

function question(
  name: string,
  legend: string,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string | null,
  change: (value: string) => void,
): TemplateResult {
  return html`<fieldset class="question ${chosen === null ? 'open' : ''}">
    <legend>${icons.alert}${legend}</legend>
    ${options.map(
      ([value, words]) => html`<label class="check">
        <input
          type="radio"
          name=${name}
          value=${value}
          .checked=${value === chosen}
          @change=${() => {
            change(value);
          }}
        />
        ${words}
      </label>`,
    )}
  </fieldset>`;
}

/** Words that stand for nothing yet: for each of them one says what it means, or that its rows are left out. */
function words({ l, store, draft }: ColumnsView, change: Change): TemplateResult | typeof nothing {
  const { importing } = l.t;
  const { mapping, model } = draft;
  if (draft.words.length === 0) return nothing;
  const mean = (asked: OpenWord, meaning: string): void => {
    const key = model.nameKey(asked.word);
    const { [key]: _, ...others } = mapping.words[asked.target] ?? {};
    const own = meaning === OPEN ? others : { ...others, [key]: meaning };
    change({ words: { ...mapping.words, [asked.target]: own } });
  };
  const schemaId = mapping.schemaId ?? store.settings?.defaultSchemaId ?? '';
  const stages = [...store.list('stages')]
    .filter((stage) => stage.schemaId === schemaId)
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  const codesOf = (target: string): readonly string[] => {
    if (target === 'stage') return stages.map(({ id }) => id);
    const own = ownField(target, store);
    if (!own) return model.choicesOf(target as Importing.FixedChoice);
    if (own.kind === 'flag') return model.choicesOf('flag');
    return Object.keys(own.options).filter((id) => own.options[id]?.archived === false);
  };
  const meanings = (target: string): (readonly [string, string])[] =>
    codesOf(target).map((code) => [code, choiceName(l, target, code, store)]);
  return html`<section class="words" aria-labelledby="words-title">
    <h3 id="words-title">${importing.wordsTitle}</h3>
    <p class="hint">${importing.wordsHint}</p>
    <div class="choices">
      ${draft.words.slice(0, WORDS).map((asked) =>
        select(
          `word ${asked.target}`,
          importing.wordOf(targetName(l, asked.target, store), asked.word, l.number(asked.count)),
          [[OPEN, importing.wordOpen], ['', importing.leaveOut], ...meanings(asked.target)],
          mapping.words[asked.target]?.[model.nameKey(asked.word)] ?? OPEN,
          (meaning) => {
            mean(asked, meaning);
          },
        ),
      )}
    </div>
  </section>`;
}

/** No id and no code looks like it. */
const OPEN = '?';
