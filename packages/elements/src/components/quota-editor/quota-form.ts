import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  MAX_QUOTA_SERIES,
  QUOTA_BASES,
  QUOTA_UNITS,
  quotasOverlap,
  type Problem,
  type Quota,
  type QuotaPeriod,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { choiceEditor } from '../../fields/choice-editor.js';
import { dateEcho, dateEditor, dateText } from '../../fields/date-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { memberSelect } from '../../fields/member-select.js';
import { moneyEcho, moneyEditor } from '../../fields/money-editor.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { currencyOptions } from '../../offers/currencies.js';
import { periodWords, quotaHolder } from '../../quotas/quota-words.js';
import { HOLDERS, readPeriods, type QuotaDraft } from './quota-draft.js';

interface QuotaFormProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly draft: QuotaDraft;
  readonly change: (part: Partial<QuotaDraft>) => void;
  readonly save: () => void;
  readonly cancel: () => void;
}

/** Quotas, new ones or a known one, all fields at once, with what will be added; Enter saves, Escape leaves it. */
export function quotaForm(props: QuotaFormProps): TemplateResult {
  const { l, draft } = props;
  const words = l.t.quotas.editor;
  const general = draft.problems.filter(({ field }) => field === undefined);
  return html`<form
    class="quota-form"
    aria-label=${draft.id === null ? words.addTitle : words.editTitle}
    @submit=${(event: Event) => {
      event.preventDefault();
      props.save();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      props.cancel();
    }}
  >
    <div class="fields">
      ${holderFields(props)} ${volumeFields(props)} ${periodFields(props)} ${nameField(props)}
    </div>
    ${preview(props)}
    ${general.length > 0 ? html`<p class="problem" role="alert">${general.map((one) => l.problem(one)).join(' ')}</p>` : nothing}
    <div class="form-actions">
      <button type="button" class="button" @click=${props.cancel}>${l.t.common.actions.cancel}</button>
      <button type="submit" class="button primary">${l.t.common.actions.save}</button>
    </div>
  </form>`;
}

/** Why a field was refused; in words of quotas where the general ones speak of opportunities. */
function problemOf({ l, draft }: QuotaFormProps, field: string): string | undefined {
  const found: Problem | undefined = draft.problems.find((one) => one.field === field);
  const words = l.t.quotas.editor;
  if (found?.code === 'date-before-start') return words.endBeforeStart;
  if (found?.field === 'count') return words.invalidCount(l.number(MAX_QUOTA_SERIES));
  return found && l.problem(found);
}

function select(
  id: string,
  chosen: string,
  options: readonly (readonly [value: string, label: string])[],
  change: (value: string) => void,
): TemplateResult {
  return choiceEditor({
    id,
    value: chosen,
    describedBy: notesOf(id),
    choices: options.map(([value, label]) => ({ value, label })),
    change,
  });
}

function holderFields(props: QuotaFormProps): TemplateResult {
  const { l, store, draft, change } = props;
  const words = l.t.quotas.editor;
  const teams = [
    ...new Set([...store.list('members'), ...store.list('quotas')].flatMap(({ team }) => team ?? [])),
  ].sort((a, b) => l.compare(a, b));
  return html`${fieldShell({
    id: 'quota-holder',
    label: words.whom,
    editor: select(
      'quota-holder',
      draft.holder,
      HOLDERS.map((each) => [each, words.kinds[each]] as const),
      (value) => {
        change({ holder: HOLDERS.find((each) => each === value) ?? 'company' });
      },
    ),
  })}${
    draft.holder === 'member'
      ? fieldShell({
          id: 'quota-member',
          label: words.member,
          required: true,
          problem: problemOf(props, 'ownerId'),
          editor: memberSelect({
            id: 'quota-member',
            store,
            l,
            value: draft.ownerId,
            none: words.choose,
            change: (ownerId) => {
              const joinedOn = (ownerId !== null && store.get('members', ownerId)?.joinedOn) || null;
              change({ ownerId, joined: dateText(joinedOn, l) });
            },
          }),
        })
      : nothing
  }${draft.holder === 'member' && draft.ownerId !== null ? joinedField(props) : nothing}${
    draft.holder === 'team'
      ? fieldShell({
          id: 'quota-team',
          label: words.team,
          required: true,
          problem: problemOf(props, 'team'),
          editor: html`${input(props, 'team', draft.team)}
            <datalist id="quota-teams">${teams.map((team) => html`<option value=${team}></option>`)}</datalist>`,
        })
      : nothing
  }`;
}

/** D44: it belongs to the person, and is asked where it counts. */
function joinedField(props: QuotaFormProps): TemplateResult {
  const { l, draft, change } = props;
  const words = l.t.quotas.editor;
  const problem = problemOf(props, 'joinedOn');
  return fieldShell({
    id: 'quota-joined',
    label: words.joined,
    hint: words.joinedHint,
    problem,
    echo: dateEcho(draft.joined, l),
    editor: dateEditor({
      id: 'quota-joined',
      l,
      text: draft.joined,
      pick: words.pick,
      invalid: problem !== undefined,
      describedBy: notesOf('quota-joined'),
      change: (joined) => {
        change({ joined });
      },
    }),
  });
}

function volumeFields(props: QuotaFormProps): TemplateResult {
  const { l, draft, change } = props;
  const words = l.t.quotas;
  const isCount = draft.basis === 'wins';
  const field = isCount ? 'wins' : 'target';
  const problem = problemOf(props, field);
  return html`${fieldShell({
    id: 'quota-basis',
    label: words.editor.basis,
    hint: words.editor.basisHint[draft.basis],
    editor: select(
      'quota-basis',
      draft.basis,
      QUOTA_BASES.map((each) => [each, words.basis[each]] as const),
      (value) => {
        change({ basis: QUOTA_BASES.find((each) => each === value) ?? 'first-year' });
      },
    ),
  })}${fieldShell({
    id: 'quota-volume',
    label: isCount ? words.basis.wins : words.editor.volume,
    required: true,
    problem,
    echo: isCount
      ? undefined
      : moneyEcho(draft.volume, l, draft.currency, draft.basis === 'monthly' ? 'monthly' : 'fixed'),
    editor: isCount
      ? input(props, 'volume', draft.volume, problem !== undefined, 'numeric')
      : moneyEditor({
          id: 'quota-volume',
          text: draft.volume,
          currency: draft.currency,
          invalid: problem !== undefined,
          describedBy: notesOf('quota-volume'),
          change: (volume) => {
            change({ volume });
          },
        }),
  })}${
    isCount
      ? nothing
      : fieldShell({
          id: 'quota-currency',
          label: words.editor.currency,
          editor: select(
            'quota-currency',
            draft.currency,
            Object.entries(currencyOptions(draft.currency)),
            (currency) => {
              change({ currency });
            },
          ),
        })
  }`;
}

function periodFields(props: QuotaFormProps): TemplateResult {
  const { l, draft, change } = props;
  const words = l.t.quotas;
  const units = [...QUOTA_UNITS, 'custom'] as const;
  const day = (field: 'startDate' | 'endDate', label: string): TemplateResult => {
    const id = `quota-${field}`;
    const problem = problemOf(props, field);
    return fieldShell({
      id,
      label,
      required: true,
      problem,
      echo: dateEcho(draft[field], l),
      editor: dateEditor({
        id,
        l,
        text: draft[field],
        pick: words.editor.pick,
        invalid: problem !== undefined,
        describedBy: notesOf(id),
        change: (text) => {
          change({ [field]: text });
        },
      }),
    });
  };
  return html`${fieldShell({
    id: 'quota-unit',
    label: words.editor.period,
    editor: select(
      'quota-unit',
      draft.unit,
      units.map((each) => [each, words.unit[each]] as const),
      (value) => {
        change({ unit: units.find((each) => each === value) ?? 'custom' });
      },
    ),
  })}
  ${day('startDate', words.editor.start)} ${draft.unit === 'custom' ? day('endDate', words.editor.end) : nothing}
  ${
    draft.unit === 'custom' || draft.id !== null
      ? nothing
      : fieldShell({
          id: 'quota-count',
          label: words.editor.count,
          problem: problemOf(props, 'count'),
          hint: words.editor.countHint,
          editor: input(props, 'count', draft.count, problemOf(props, 'count') !== undefined, 'numeric'),
        })
  }`;
}

function nameField(props: QuotaFormProps): TemplateResult {
  const { l, draft } = props;
  return fieldShell({
    id: 'quota-name',
    label: l.t.quotas.editor.name,
    problem: problemOf(props, 'name'),
    editor: input(
      props,
      'name',
      draft.name,
      problemOf(props, 'name') !== undefined,
      'text',
      usualName(props),
    ),
  });
}

function input(
  props: QuotaFormProps,
  field: 'team' | 'volume' | 'count' | 'name',
  text: string,
  invalid = problemOf(props, field) !== undefined,
  mode: 'text' | 'numeric' = 'text',
  placeholder = '',
): TemplateResult {
  const id = `quota-${field}`;
  return html`<input
    class="input"
    id=${id}
    autocomplete="off"
    inputmode=${mode}
    list=${field === 'team' ? 'quota-teams' : nothing}
    placeholder=${placeholder || nothing}
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${notesOf(id)}
    .value=${live(text)}
    @input=${(event: Event) => {
      props.change({ [field]: (event.currentTarget as HTMLInputElement).value });
    }}
  />`;
}

/** What quotas are called when no name is typed: whose they are. */
export function usualName({ l, store, draft }: Pick<QuotaFormProps, 'l' | 'store' | 'draft'>): string {
  const { holder, ownerId, team } = draft;
  if (holder === 'member' && ownerId === null) return '';
  return quotaHolder(
    store,
    { ownerId: holder === 'member' ? ownerId : null, team: holder === 'team' ? team.trim() : null },
    l,
  );
}

/** S51: what will be added, each period with what it would overlap (D45). Nothing while the periods cannot be read. */
function preview(props: QuotaFormProps): TemplateResult | typeof nothing {
  const { l, store, draft } = props;
  const read = readPeriods(draft, l);
  if (!read.ok) return nothing;
  const quotas = [...store.list('quotas')].filter(({ id }) => id !== draft.id);
  const own = {
    ownerId: draft.holder === 'member' ? draft.ownerId : null,
    team: draft.holder === 'team' ? draft.team.trim() : null,
    basis: draft.basis,
  };
  const isKnown = draft.holder !== 'member' || draft.ownerId !== null;
  const other = (period: QuotaPeriod): Quota | undefined =>
    isKnown ? quotas.find((each) => quotasOverlap(each, { ...own, ...period })) : undefined;
  return html`<div class="preview">
    ${draft.id === null ? html`<h3>${l.t.quotas.editor.preview}</h3>` : nothing}
    <ol>
      ${read.value.map((period) => {
        const same = other(period);
        return html`<li>
          <span class="figure">${periodWords(period, l)}</span>
          ${same ? overlapWarning(l, same.name) : nothing}
        </li>`;
      })}
    </ol>
  </div>`;
}

/** D45. */
export function overlapWarning(l: Localizer, name: string): TemplateResult {
  return html`<span class="warning">${icons.alert}${l.t.quotas.editor.overlaps(name)}</span>`;
}
