import { html, nothing, render, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  dateInZone,
  gate,
  problem,
  statusOnEntry,
  type BrokenRule,
  type CommandInput,
  type Problem,
} from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';
import { choiceEditor } from '../fields/choice-editor.js';
import { dateEcho, dateEditor } from '../fields/date-editor.js';
import { fieldShell, notesOf } from '../fields/field-shell.js';
import { fieldStyles } from '../fields/fields.styles.js';
import { memberSelect, type MemberSelectOptions } from '../fields/member-select.js';
import { moneyEcho, moneyEditor } from '../fields/money-editor.js';
import { quotaOptions } from '../fields/searches.js';
import { readStatus, statusDetails, statusDraft, type StatusDraft } from '../fields/status-details.js';
import { textEditor } from '../fields/text-editor.js';
import { browserTimer } from '../base/timer.js';
import type { HostPickers } from '../hosts/host-pickers.js';
import type { HostWorkspace } from '../hosts/host-picks.js';
import * as icons from '../icons/icons.js';
import '../locales/areas/form.js';
import '../locales/areas/problems.js';
import '../locales/areas/process.js';
import { controlStyles } from '../styles/controls.styles.js';
import { DrawnHost } from './drawn-host.js';
import type { EntryCommand, EntryEnv, EntryQuestionOf } from './entry-env.js';
import { entryStyles } from './entry.styles.js';
import { haveWords, ruleWords } from './gate-words.js';
import { ownField } from './own-field.js';
import { readEntry, type FieldRule, type OwnRule } from './read-entry.js';

const isOwn = (rule: BrokenRule): rule is OwnRule => rule.kind === 'custom';

/** The question of a stage that asks for something; without a reason to ask it is the move itself. */
export async function askEntry<N extends EntryCommand>(
  env: EntryEnv,
  command: N,
  input: CommandInput<N>,
): Promise<CommandResult<N>> {
  const { store } = env;
  const stage = store.get('stages', input.stageId);
  const opportunity = store.get('opportunities', input.id);
  if (!stage || !opportunity || stage.removed || opportunity.removed) return env.request(command, input);
  const rules = gate(store, opportunity, stage);
  const suggested =
    rules.length > 0 || stage.suggestStatus !== null ? statusOnEntry(stage, opportunity) : null;
  const enters = opportunity.position.stageId !== stage.id;
  // A status that needs a reason is asked for, also where the stage would take it by itself.
  const asksStatus =
    enters &&
    suggested &&
    (suggested.mode === 'ask' || suggested.status === 'lost' || suggested.status === 'abandoned');
  if (!enters || (rules.length === 0 && !asksStatus)) return env.request(command, input);
  return new Promise((resolve) => {
    new EntryQuestion(env, command, input, {
      opportunity,
      stage,
      rules,
      status: asksStatus ? suggested.status : null,
      resolve,
    }).open();
  });
}

/** One question: a modal dialog in the shadow root of the widget, gone with its answer. */
class EntryQuestion<N extends EntryCommand> implements HostWorkspace {
  readonly #env: EntryEnv;
  readonly #command: N;
  readonly #input: CommandInput<N>;
  readonly #question: EntryQuestionOf<N>;
  readonly #dialog = document.createElement('dialog');
  readonly #host: DrawnHost;
  /** Where the page knows more people than the workspace. */
  #pickers: HostPickers | undefined;
  readonly #texts: Record<string, string> = {};
  #status: StatusDraft | null = null;
  #withStatus = true;
  #problems: readonly Problem[] = [];
  #isAnswered = false;

  constructor(env: EntryEnv, command: N, input: CommandInput<N>, question: EntryQuestionOf<N>) {
    this.#env = env;
    this.#command = command;
    this.#input = input;
    this.#question = question;
    this.#host = new DrawnHost(env.host.shadowRoot, () => {
      render(this.#template(), this.#dialog);
    });
    const { store, l } = env;
    const today = dateInZone(Date.now(), store.settings?.timeZone ?? 'UTC');
    if (question.status) this.#status = statusDraft(question.status, today, l);
    if (question.opportunity.ownerId === null) this.#texts['ownerId'] = '';
  }

  /** For the pickers. */
  get handle(): WorkspaceHandle | undefined {
    return this.#env.handle();
  }

  open(): void {
    const root = this.#env.host.shadowRoot;
    const dialog = this.#dialog;
    if (!root) return;
    const sheets = [controlStyles, fieldStyles, entryStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
    dialog.className = 'entry';
    dialog.setAttribute('aria-labelledby', 'entry-title');
    dialog.lang = this.#env.l.locale;
    dialog.addEventListener('close', () => {
      this.#answer({ ok: false, problems: [problem('cancelled')] });
    });
    // What is typed here is no shortcut of the widget, nor of the page.
    dialog.addEventListener('keydown', (event) => {
      event.stopPropagation();
    });
    (root.querySelector('.base') ?? root).append(dialog);
    this.#render();
    dialog.showModal();
    dialog.querySelector<HTMLElement>('input:not([tabindex="-1"]), select, textarea, .button')?.focus();
    if (this.handle?.sources?.userSource) void this.#fetchPickers();
  }

  async #fetchPickers(): Promise<void> {
    const { host, request } = this.#env;
    // No network: those whom the workspace knows can be chosen.
    const part = await import('../hosts/host-pickers.js').catch(() => undefined);
    if (!part || this.#isAnswered) return;
    this.#pickers = new part.HostPickers(this.#host, this, request, browserTimer);
    const isIn = host.shadowRoot?.activeElement;
    this.#render();
    // What stood in its place had the focus.
    if (isIn && !isIn.isConnected)
      this.#dialog.querySelector<HTMLElement>(`#${CSS.escape(isIn.id)}`)?.focus();
  }

  #answer(result: CommandResult<N>): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.#host.leave();
    this.#dialog.close();
    this.#dialog.remove();
    this.#question.resolve(result);
  }

  #render(): void {
    this.#host.update();
  }

  #problem(field: string): string | undefined {
    const found = this.#problems.find((each) => each.field === field);
    return found && this.#env.l.problem(found);
  }

  /** What only work can bring: it is no field. */
  get #unanswerable(): readonly Exclude<BrokenRule, FieldRule | OwnRule>[] {
    return this.#question.rules.filter((rule) => rule.kind !== 'field' && rule.kind !== 'custom');
  }

  get #isBlocked(): boolean {
    return this.#unanswerable.some(({ mode }) => mode === 'require');
  }

  #template(): TemplateResult {
    const { l } = this.#env;
    const words = l.t.process;
    const { opportunity, stage, rules } = this.#question;
    const general = this.#problems.filter(
      ({ field }) => field === undefined || !this.#dialog.querySelector(`#entry-${CSS.escape(field)}`),
    );
    const fields = rules.filter((rule): rule is FieldRule | OwnRule => rule.kind === 'field' || isOwn(rule));
    const isWarned = rules.length > 0 && rules.every(({ mode }) => mode === 'warn');
    return html`<form novalidate @submit=${this.#submit}>
      <h2 id="entry-title">${words.entering(stage.name)}</h2>
      <p class="hint entry-subject">${opportunity.description}</p>
      ${this.#unanswerable.length > 0 ? this.#openWork(l, this.#unanswerable) : nothing}
      ${
        fields.length > 0
          ? html`<p class="entry-intro">${fields.some(({ mode }) => mode === 'require') ? words.required : words.wanted}</p>
              <div class="entry-fields">${fields.map((rule) => (isOwn(rule) ? this.#own(rule) : this.#field(rule)))}</div>`
          : nothing
      }
      ${this.#statusPart()}
      ${general.length > 0 ? html`<p class="problem" role="alert">${l.problem(general[0] as Problem)}</p>` : nothing}
      <div class="entry-buttons">
        <button type="button" class="button" data-answer="cancel" @click=${this.#cancel}>
          ${l.t.common.actions.cancel}
        </button>
        ${
          this.#isBlocked
            ? this.#env.open
              ? html`<button type="button" class="button primary" data-answer="open" @click=${this.#openRecord}>
                  ${words.openRecord}
                </button>`
              : nothing
            : html`<button class="button primary" data-answer="move">
                ${isWarned ? words.moveAnyway : words.move}
              </button>`
        }
      </div>
    </form>`;
  }

  #openWork(l: EntryEnv['l'], rules: readonly BrokenRule[]): TemplateResult {
    const words = l.t.process;
    return html`<p class="entry-intro">${this.#isBlocked ? words.blocked : words.notYet}</p>
      <ul class="entry-rules">
        ${rules.map(
          (rule) => html`<li class=${rule.mode} data-rule=${rule.key}>
            ${rule.mode === 'require' ? icons.ban : icons.alert}
            <span>${ruleWords(l, this.#env.store, rule)}</span>
            <span class="hint figure">${haveWords(l, rule)}</span>
          </li>`,
        )}
      </ul>`;
  }

  #statusPart(): TemplateResult | typeof nothing {
    const { l } = this.#env;
    const draft = this.#status;
    if (!draft || this.#isBlocked) return nothing;
    return html`<fieldset class="entry-status">
      <legend class="visually-hidden">${l.t.common.fields.status}</legend>
      <label class="entry-check">
        <input
          type="checkbox"
          id="entry-status"
          .checked=${live(this.#withStatus)}
          @change=${(event: Event) => {
            this.#withStatus = (event.currentTarget as HTMLInputElement).checked;
            this.#render();
          }}
        />
        <span>${l.t.process.statusToo(l.t.common.status[draft.code])}</span>
      </label>
      ${
        this.#withStatus
          ? html`<div class="entry-fields">
              ${statusDetails({
                prefix: 'entry',
                draft,
                l,
                problem: (field) => this.#problem(field),
                change: (part) => {
                  this.#status = { ...draft, ...this.#status, ...part };
                  this.#render();
                },
              })}
            </div>`
          : nothing
      }
    </fieldset>`;
  }

  #type(field: string, text: string): void {
    this.#texts[field] = text;
    this.#problems = this.#problems.filter((each) => each.field !== field);
    this.#render();
  }

  /** D12: a field of the workspace's own. */
  #own({ key, of, mode }: OwnRule): TemplateResult | typeof nothing {
    const field = this.#env.store.get('customFields', of);
    if (!field) return nothing;
    return ownField({
      ...this.#env,
      id: `entry-${key}`,
      field,
      required: mode === 'require',
      problem: this.#problem(key),
      text: this.#texts[key] ?? '',
      member: this.#member,
      change: (typed) => {
        this.#type(key, typed);
      },
    });
  }

  #field({ of: field, mode }: FieldRule): TemplateResult {
    const { l, store } = this.#env;
    const { opportunity } = this.#question;
    const id = `entry-${field}`;
    const text = this.#texts[field] ?? '';
    const refusal = this.#problem(field);
    const common = {
      id,
      text,
      invalid: refusal !== undefined,
      describedBy: notesOf(id),
      change: (typed: string) => {
        this.#type(field, typed);
      },
    };
    const currency = store.settings?.currency ?? 'TRY';
    const shell = {
      id,
      label: l.t.process.gateFields[field],
      required: mode === 'require',
      problem: refusal,
    };
    switch (field) {
      case 'price':
        return fieldShell({
          ...shell,
          echo: moneyEcho(text, l, currency, opportunity.period),
          editor: moneyEditor({ ...common, currency, placeholder: l.t.form.pricePlaceholder }),
        });
      case 'startDate':
      case 'expectedClose':
        return fieldShell({
          ...shell,
          echo: dateEcho(text, l),
          editor: dateEditor({ ...common, l, pick: `${shell.label}: ${l.t.form.pickDate}` }),
        });
      case 'termMonths':
        return fieldShell({ ...shell, editor: textEditor({ ...common, required: mode === 'require' }) });
      case 'ownerId':
        return fieldShell({
          ...shell,
          editor: this.#member({
            id,
            invalid: common.invalid,
            describedBy: common.describedBy,
            store,
            l,
            value: text === '' ? null : text,
            none: l.t.form.noOwner,
            change: (member) => {
              this.#type(field, member ?? '');
            },
          }),
        });
      case 'quotaId': {
        const quotas = quotaOptions(store, l);
        const none = { value: '', label: quotas.length === 0 ? l.t.form.noQuotas : l.t.form.noQuota };
        return fieldShell({
          ...shell,
          editor: choiceEditor({
            id,
            value: text,
            invalid: common.invalid,
            describedBy: common.describedBy,
            choices: [none, ...quotas.map((quota) => ({ value: quota.id, label: quota.label }))],
            change: common.change,
          }),
        });
      }
    }
  }

  readonly #member = (options: MemberSelectOptions): TemplateResult =>
    this.#pickers?.member(options) ?? memberSelect(options);

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#move();
  };

  async #move(): Promise<void> {
    const { l, store, request } = this.#env;
    const { fields, custom, problems } = readEntry(this.#question.rules, this.#texts, store, l);
    const status = this.#status && this.#withStatus ? readStatus(this.#status, l) : null;
    this.#problems = [...problems, ...(status?.problems ?? [])];
    const isUnread = this.#question.rules.some(({ key }) => this.#pickers?.isUnknown(`entry-${key}`));
    if (this.#problems.length === 0 && !isUnread) {
      const given = { ...this.#input, fields, custom, ...(status && { status: status.input }) };
      const result = await request(this.#command, given);
      if (result.ok) {
        this.#answer(result);
        return;
      }
      this.#problems = result.problems;
    }
    this.#render();
    this.#dialog.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  readonly #cancel = (): void => {
    this.#dialog.close();
  };

  readonly #openRecord = (): void => {
    const { open } = this.#env;
    this.#dialog.close();
    open?.(this.#question.opportunity.id);
  };
}
