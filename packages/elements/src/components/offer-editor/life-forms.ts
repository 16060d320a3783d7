import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  frozenDocument,
  issueOf,
  offerDocument,
  problem,
  usualNumbering,
  type CommandInput,
  type CommandName,
} from '@firsat/model';
import { dateText, readDate } from '../../fields/date-editor.js';
import { documentMoney } from '../../offers/offer-words.js';
import type { EditorContext } from './editor-context.js';
import { dateField, textField } from './editor-field.js';

export const LIFE_STEPS = ['send', 'accept', 'reject', 'cancel', 'template'] as const;
export type LifeStep = (typeof LIFE_STEPS)[number];

/** What is asked before a step of an offer's life is taken: in its place, with the focus in it; Escape goes back. */
export class LifeForm {
  #step: LifeStep | undefined;
  /** Why it was refused, in words. */
  #refusals: readonly string[] = [];
  #flags: Readonly<Record<string, boolean>> = {};
  /** The texts of the offer are waited for, for the form that was open then: another one, though of the same step, has not been sent. */
  #waiting: object | undefined;

  get step(): LifeStep | undefined {
    return this.#step;
  }

  open(step: LifeStep, { update }: EditorContext): void {
    this.#step = step;
    this.#waiting = undefined;
    this.#refusals = [];
    this.#flags = {};
    update('.life-form :is(input:not(.native-date), textarea, button)');
  }

  close({ typed, update }: EditorContext): void {
    const step = this.#step;
    if (!step) return;
    this.#step = this.#waiting = undefined;
    for (const key of ['life-on', 'life-reason', 'life-series', 'life-title']) typed.forget(key);
    update(`[data-step=${step}]`);
  }

  /** Another offer is shown: what was asked for this one is not asked any more. */
  forget(): void {
    this.#step = this.#waiting = undefined;
    this.#refusals = [];
  }

  render(context: EditorContext): TemplateResult | typeof nothing {
    const step = this.#step;
    if (!step) return nothing;
    const { l } = context;
    const { offers } = l.t;
    const submit = (event: Event): void => {
      event.preventDefault();
      if (!this.#waiting) void this.#submit(step, context);
    };
    const words = {
      send: offers.sendNow,
      accept: offers.acceptNow,
      reject: offers.rejectNow,
      cancel: offers.cancelNow,
      template: offers.saveTemplate,
    }[step];
    const refusals = this.#refusals;
    return html`<form
      class="life-form"
      aria-label=${words}
      @submit=${submit}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        this.close(context);
      }}
    >
      <div class="head-fields">${this.#fields(step, context)}</div>
      ${this.#waiting ? html`<p class="hint" role="status">${l.t.common.loading}</p>` : nothing}
      ${refusals.length === 0 ? nothing : html`<ul class="problem" role="alert">${refusals.map((text) => html`<li>${text}</li>`)}</ul>`}
      <div class="form-end">
        <button type="button" class="button" @click=${() => this.close(context)}>${l.t.common.actions.cancel}</button>
        <button class="button primary">${words}</button>
      </div>
    </form>`;
  }

  #fields(step: LifeStep, context: EditorContext): TemplateResult {
    const { l, offer, store, today } = context;
    const { offers } = l.t;
    const text = (key: string, label: string, stored: string, multiline = false): TemplateResult =>
      textField(context, { key, label, stored, multiline, wide: multiline });
    const on = (): TemplateResult =>
      dateField(context, { key: 'life-on', label: offers.fields.on, stored: today });
    switch (step) {
      case 'send': {
        const usual = usualNumbering(store, store.user.id);
        const series = context.typed.text('life-series', usual.series);
        return html`<p class="wide">${offers.sendHint} ${offers.nextNumber(series)}</p>
          ${text('life-series', offers.fields.series, usual.series)}
          ${this.#flag(context, 'byYear', offers.fields.byYear, usual.byYear)}`;
      }
      case 'accept': {
        const issue = issueOf(offer);
        const document = issue ? frozenDocument(issue) : offerDocument(store, offer, {}, today);
        const price = document ? documentMoney(document.figures.net, document.currency, l) : '';
        const status = store.get('opportunities', offer.opportunityId)?.status.code;
        return html`${on()} ${this.#flag(context, 'setPrice', offers.setPrice(price), true)}
          ${status === 'won' ? nothing : this.#flag(context, 'win', offers.win, false)}`;
      }
      case 'reject':
        return html`<p class="wide hint">${offers.rejectHint}</p>
          ${on()} ${text('life-reason', offers.fields.reason, '', true)}`;
      case 'cancel':
        return text('life-reason', offers.fields.reason, '', true);
      case 'template':
        return text('life-title', offers.templateTitle, offer.title);
    }
  }

  #flag({ update }: EditorContext, key: string, label: string, initial: boolean): TemplateResult {
    return html`<label class="check-field wide">
      <input
        type="checkbox"
        name=${key}
        .checked=${live(this.#flags[key] ?? initial)}
        @change=${(event: Event) => {
          this.#flags = { ...this.#flags, [key]: (event.currentTarget as HTMLInputElement).checked };
          update();
        }}
      />
      <span>${label}</span>
    </label>`;
  }

  async #submit(step: LifeStep, context: EditorContext): Promise<void> {
    const { l, offer, store, today, typed, sections } = context;
    const { offers } = l.t;
    const { id } = offer;
    const reason = typed.text('life-reason', '');
    const day = readDate(typed.text('life-on', dateText(today, l)), l);
    const on = day.ok ? (day.value ?? today) : today;
    if (!day.ok) {
      typed.refuse('life-on', typed.text('life-on', ''), day.problems[0] ?? problem('not-a-date'));
      return;
    }
    switch (step) {
      case 'send': {
        sections.done();
        if (!(await this.#textsAreHere(context))) return;
        const usual = usualNumbering(store, store.user.id);
        await this.#ask(context, 'offer-issue', {
          id,
          texts: sections.input,
          series: typed.text('life-series', usual.series),
          byYear: this.#flags['byYear'] ?? usual.byYear,
        });
        return;
      }
      case 'accept': {
        const input = {
          id,
          on,
          result: 'accepted' as const,
          setPrice: this.#flags['setPrice'] ?? true,
          win: this.#flags['win'] ?? false,
        };
        await this.#ask(context, 'offer-decide', input, offers.decided.accepted);
        return;
      }
      case 'reject': {
        const input = { id, on, result: 'rejected' as const, reason };
        await this.#ask(context, 'offer-decide', input, offers.decided.rejected);
        return;
      }
      case 'cancel':
        await this.#ask(context, 'offer-cancel', { id, reason }, offers.decided.cancelled);
        return;
      case 'template': {
        const title = typed.text('life-title', offer.title);
        const input = { title, offerId: id, texts: sections.input };
        await this.#ask(context, 'offer-template-create', input, offers.templateSaved(title));
      }
    }
  }

  /** What an offer says is not sent before all of it is here; it is told when something does not come. */
  async #textsAreHere(context: EditorContext): Promise<boolean> {
    const { sections, timer, update, l } = context;
    if (sections.areKnown) return true;
    this.#refuse(context, []);
    const asked = {};
    this.#waiting = asked;
    const areHere = await sections.whenKnown(timer);
    // It may have been called off meanwhile.
    if (this.#waiting !== asked) return false;
    this.#waiting = undefined;
    update();
    if (!areHere) this.#refuse(context, [l.t.offers.textsMissing]);
    return areHere;
  }

  async #ask<N extends CommandName>(
    context: EditorContext,
    name: N,
    input: CommandInput<N>,
    done?: string,
  ): Promise<void> {
    const problems = await context.askAll(name, input, done);
    if (problems.length > 0)
      this.#refuse(
        context,
        problems.map((one) => context.l.problem(one)),
      );
    else this.close(context);
  }

  #refuse({ update }: EditorContext, words: readonly string[]): void {
    this.#refusals = words;
    update();
  }
}
