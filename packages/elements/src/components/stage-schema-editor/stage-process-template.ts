import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  checklistOf,
  contactMode,
  COUNTER_NAMES,
  customFields,
  customRule,
  entryRules,
  GATE_FIELDS,
  GATE_MODES,
  SCORE_RULE,
  STATUSES,
  suggestedStatus,
  SUGGEST_MODES,
  TOUCH_KINDS,
  touchesOf,
  type CounterName,
  type GateField,
  type GateMode,
  type Stage,
  type Status,
  type SuggestMode,
  type TouchKind,
} from '@firsat/model';
import { choiceEditor, segmentEditor } from '../../fields/choice-editor.js';
import type { ProcessContext } from './process-context.js';
import { addLine, line, rowActions, steps, wholeNumber } from './process-fields.js';

/** D12, D2, S45, S89, S97: everything that a stage asks for and helps with. */
export function stageProcess(context: ProcessContext, stage: Stage): TemplateResult {
  const words = context.l.t.process.editor;
  return html`<h2 id="process-title" tabindex="-1">${words.title(stage.name)}</h2>
    ${rules(context, stage)} ${leadingOn(context, stage)} ${checklist(context, stage)} ${touches(context, stage)}`;
}

function rules(context: ProcessContext, stage: Stage): TemplateResult {
  const { process: words } = context.l.t;
  const own = new Map(customFields(context.store).map(({ id, label }) => [customRule(id), label]));
  const label = (key: string): string =>
    own.get(key) ??
    (key === SCORE_RULE
      ? words.editor.score
      : (GATE_FIELDS as readonly string[]).includes(key)
        ? words.gateFields[key as GateField]
        : words.editor.counters[key as CounterName]);
  const keys = [...GATE_FIELDS, ...own.keys(), SCORE_RULE, ...COUNTER_NAMES];
  return html`<section aria-labelledby="process-entry">
    <h3 id="process-entry">${words.editor.entry}</h3>
    <p class="hint">${words.editor.entryHint}</p>
    <ul class="rules">
      ${keys.map((key) => rule(context, stage, key, label(key)))}
    </ul>
  </section>`;
}

function rule(context: ProcessContext, stage: Stage, key: string, label: string): TemplateResult {
  const { editor: words } = context.l.t.process;
  const own = entryRules(stage).find((each) => each.key === key);
  const counts = key === SCORE_RULE || (COUNTER_NAMES as readonly string[]).includes(key);
  const min = own && 'min' in own ? own.min : key === SCORE_RULE ? 50 : 1;
  const place = `rule-${key}`;
  const set = (mode: GateMode | null, least = min): void => {
    void context.ask(`${place}-min`, 'stage-rule-set', {
      id: stage.id,
      rule: key,
      mode,
      ...(counts && { min: least }),
    });
  };
  return html`<li>
    <span class="rule-name">${label}</span>
    ${
      counts && own
        ? html`<span class="hint" aria-hidden="true">${words.least}</span>${line(context, {
            place: `${place}-min`,
            label: `${label}: ${words.least}`,
            value: String(min),
            number: true,
            className: 'short',
            save: (text) => {
              set(own.mode, wholeNumber(text));
            },
          })}`
        : nothing
    }
    ${
      context.readOnly
        ? html`<strong>${words.modes[own?.mode ?? 'off']}</strong>`
        : segmentEditor({
            id: place,
            label,
            value: own?.mode ?? 'off',
            choices: (['off', ...GATE_MODES] as const).map((mode) => ({
              value: mode,
              label: words.modes[mode],
            })),
            change: (mode) => {
              set(mode === 'off' ? null : (mode as GateMode));
            },
          })
    }
  </li>`;
}

function leadingOn(context: ProcessContext, stage: Stage): TemplateResult {
  const { l, readOnly } = context;
  const { editor: words } = l.t.process;
  const suggested = suggestedStatus(stage);
  const edit = (changes: Parameters<typeof context.ask<'stage-edit'>>[2]['changes']): void => {
    void context.ask('suggest', 'stage-edit', { id: stage.id, changes });
  };
  return html`<section class="process-pair">
    <div class="field">
      <label for="suggest-mode">${words.suggest}</label>
      <div class="process-choices">
        ${choiceEditor({
          id: 'suggest-mode',
          value: suggested?.mode ?? 'off',
          disabled: readOnly,
          choices: (['off', ...SUGGEST_MODES] as const).map((mode) => ({
            value: mode,
            label: words.suggestModes[mode],
          })),
          change: (mode) => {
            edit({
              suggestStatus:
                mode === 'off' ? null : { mode: mode as SuggestMode, status: suggested?.status ?? 'won' },
            });
          },
        })}
        ${
          suggested
            ? html`<label class="visually-hidden" for="suggest-status">${l.t.common.fields.status}</label>
                ${choiceEditor({
                  id: 'suggest-status',
                  value: suggested.status,
                  disabled: readOnly,
                  choices: STATUSES.map((code) => ({ value: code, label: l.t.common.status[code] })),
                  change: (status) => {
                    edit({ suggestStatus: { mode: suggested.mode, status: status as Status } });
                  },
                })}`
            : nothing
        }
      </div>
    </div>
    <div class="field">
      <label for="on-contact">${words.onContact}</label>
      ${choiceEditor({
        id: 'on-contact',
        value: contactMode(stage) ?? 'off',
        disabled: readOnly,
        choices: (['off', ...SUGGEST_MODES] as const).map((mode) => ({
          value: mode,
          label: words.contactModes[mode],
        })),
        change: (mode) => {
          edit({ onContact: mode === 'off' ? null : (mode as SuggestMode) });
        },
      })}
    </div>
  </section>`;
}

function checklist(context: ProcessContext, stage: Stage): TemplateResult {
  const { editor: words } = context.l.t.process;
  const items = checklistOf(stage);
  const ids = items.map(({ id }) => id);
  return html`<section aria-labelledby="process-checklist">
    <h3 id="process-checklist">${words.checklist}</h3>
    <ul class="entries">
      ${repeat(
        items,
        ({ id }) => id,
        ({ id, text }) => {
          const set = (change: object): void => {
            void context.ask(`item-${id}`, 'stage-item-set', { id: stage.id, itemId: id, ...change });
          };
          return html`<li data-entry=${id}>
            ${line(context, {
              place: `item-${id}`,
              label: `${words.checklist}: ${text}`,
              value: text,
              save: (typed) => {
                set({ text: typed });
              },
            })}
            ${rowActions(context, text, {
              ...steps(ids, id, set),
              remove: () => {
                context.focus('#add-item');
                void context.ask(`item-${id}`, 'stage-item-remove', { id: stage.id, itemId: id });
              },
            })}
          </li>`;
        },
      )}
    </ul>
    ${addLine(
      context,
      { place: 'add-item', label: words.addItem, placeholder: words.itemPlaceholder },
      (text) => context.ask('add-item', 'stage-item-set', { id: stage.id, text }),
    )}
  </section>`;
}

function touches(context: ProcessContext, stage: Stage): TemplateResult {
  const { editor: words } = context.l.t.process;
  const list = touchesOf(stage);
  const ids = list.map(({ id }) => id);
  return html`<section aria-labelledby="process-touches">
    <h3 id="process-touches">${words.touches}</h3>
    <ul class="entries">
      ${repeat(
        list,
        ({ id }) => id,
        ({ id, text, kind, after, every }) => {
          const set = (place: string, change: object): void => {
            void context.ask(`${place}-${id}`, 'stage-touch-set', {
              id: stage.id,
              touchId: id,
              ...change,
            });
          };
          const days = (place: 'after' | 'every', value: number): TemplateResult =>
            html`<span class="field short">
              <span class="label" aria-hidden="true">${words[place]}</span>
              ${line(context, {
                place: `${place}-${id}`,
                label: `${text}: ${words[place]}`,
                value: String(value),
                number: true,
                save: (typed) => {
                  set(place, { [place]: wholeNumber(typed) });
                },
              })}
            </span>`;
          return html`<li class="touch" data-entry=${id}>
            ${line(context, {
              place: `text-${id}`,
              label: `${words.touches}: ${text}`,
              value: text,
              save: (typed) => {
                set('text', { text: typed });
              },
            })}
            ${rowActions(context, text, {
              ...steps(ids, id, (beside) => {
                set('text', beside);
              }),
              remove: () => {
                context.focus('#add-touch');
                void context.ask(`text-${id}`, 'stage-touch-remove', { id: stage.id, touchId: id });
              },
            })}
            <span class="touch-when">
              <span class="field">
                <label for=${`kind-${id}`}>${words.kind}</label>
                ${choiceEditor({
                  id: `kind-${id}`,
                  value: kind,
                  disabled: context.readOnly,
                  choices: TOUCH_KINDS.map((each) => ({ value: each, label: words.touchKinds[each] })),
                  change: (each) => {
                    set('kind', { kind: each as TouchKind });
                  },
                })}
              </span>
              ${days('after', after)} ${kind === 'reminder' ? days('every', every) : nothing}
              ${kind === 'reminder' ? html`<span class="hint">${words.everyHint}</span>` : nothing}
            </span>
          </li>`;
        },
      )}
    </ul>
    ${addLine(
      context,
      { place: 'add-touch', label: words.addTouch, placeholder: words.touchPlaceholder },
      (text) => context.ask('add-touch', 'stage-touch-set', { id: stage.id, text, after: 3 }),
    )}
  </section>`;
}
