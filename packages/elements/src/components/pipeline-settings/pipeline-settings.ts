import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { foreignPrices, isTimeZone, problem, type CalendarDate } from '@firsat/model';
import type { PipelineStore, StoreChange } from '@firsat/store';
import { property } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { browserTimer, type Timer } from '../../base/timer.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DayController } from '../../controllers/day-controller.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { Drafts } from '../../fields/drafts.js';
import { DaySettingsForm } from '../../fields/day-settings-form.js';
import { generalSection } from './general-section.js';
import { pipelineSettingsStyles } from './pipeline-settings.styles.js';
import { ProbabilitiesSection } from './probabilities-section.js';
import { RatesSection } from './rates-section.js';
import type { SettingsContext } from './settings-context.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/queue.js';
import '../../locales/areas/rates.js';
import '../../locales/areas/schemas.js';
import '../../locales/areas/settings.js';

/**
 * What holds for the whole workspace: name, currency, time zone, fiscal year (D61), working days and holidays (D62), the reporting currency with
 * its dated rates (D39), and the probability of each stage beside what the history says (D32). Each setting is saved for itself and can be
 * taken back; who may not change them reads them, with the reason.
 *
 * @fires {CommandRequestEvent} firsat-workspace-edit-request - Before a setting is changed; likewise `-rates-set`, `-rates-remove`,
 *   `-queue-settings-edit` and `-stage-edit`. Cancelable.
 * @csspart base - The wrapper that carries the looks.
 * @csspart section - One group of settings.
 */
export class PipelineSettings extends FirsatElement {
  static override styles: CSSResultGroup = [baseStyles, controlStyles, fieldStyles, pipelineSettingsStyles];

  /** @internal Milliseconds since the epoch; another clock in tests. */
  @property({ attribute: false }) now: () => number = () => Date.now();
  /** @internal Waits; another one in tests. */
  @property({ attribute: false }) timer: Timer = browserTimer;

  readonly #day = new DayController(this, { now: () => this.now() });
  readonly #drafts = new Drafts(() => {
    this.requestUpdate();
  });
  readonly #days = new DaySettingsForm(this, {
    store: () => this.store,
    l: () => this.l,
    canEdit: () => this.canEdit,
    save: (input) => this.request('queue-settings-edit', input),
    saved: () => {
      const { settings } = this.l.t;
      this.workspace.handle?.toast({ text: settings.saved(settings.days), undo: true });
    },
  });
  readonly #rates = new RatesSection(this, {
    context: () => this.#context(),
    today: () => this.#today,
    source: () => this.workspace.handle?.sources?.rateSource,
    timer: () => this.timer,
  });
  readonly #probabilities = new ProbabilitiesSection(this);

  protected override watches({ changed }: StoreChange): boolean {
    return (
      changed.size === 0 ||
      (['settings', 'rates', 'schemas', 'stages', 'opportunities'] as const).some((name) => changed.has(name))
    );
  }

  protected override workspaceChanged(handle: WorkspaceHandle | undefined): void {
    this.#days.forget();
    this.#rates.forget();
    this.#probabilities.use(handle?.store);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rates.stop();
  }

  get #today(): CalendarDate {
    const zone = this.store?.settings?.timeZone ?? 'UTC';
    return this.#day.today(isTimeZone(zone) ? zone : 'UTC');
  }

  #context(): SettingsContext | undefined {
    const { store, l } = this;
    if (!store) return undefined;
    const save: SettingsContext['save'] = async (command, input, said) => {
      const result = await this.request(command, input);
      // A refused choice must not stay on its control.
      this.requestUpdate();
      if (!result.ok) {
        const [why] = result.problems;
        if (why && why.field === undefined) this.workspace.handle?.showProblem(why);
        return result.problems;
      }
      this.workspace.handle?.toast({ text: said, undo: true });
      return [];
    };
    return {
      l,
      store,
      readOnly: !this.canEdit,
      drafts: this.#drafts,
      save,
      commit: ({ key, stored }, send) => {
        void this.#commit(key, stored, send);
      },
    };
  }

  async #commit(key: string, stored: string, send: Parameters<SettingsContext['commit']>[1]): Promise<void> {
    const draft = this.#drafts.get(key);
    if (!draft) return;
    if (draft.text === stored) {
      this.#drafts.drop(key);
      return;
    }
    const problems = await send(draft.text);
    if (problems.length > 0) this.#drafts.refuse(key, problems[0] ?? problem('failed'));
    else if (this.#drafts.get(key)?.text === draft.text) this.#drafts.drop(key);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (this.store?.settings) this.#probabilities.ask(this.store, this.now());
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const context = this.#context();
    return html`<section class="base" part="base" lang=${l.locale} aria-label=${l.t.settings.title}>
      <h2>${l.t.settings.title}</h2>
      ${
        store && context && store.settings
          ? this.#sections(store, context)
          : html`<p class="hint" role="status">${store ? l.t.common.loading : l.t.common.noWorkspace}</p>`
      }
    </section>`;
  }

  #sections(store: PipelineStore, context: SettingsContext): TemplateResult {
    const { l } = this;
    const words = l.t.settings;
    const { settings } = store;
    const why = this.readOnlyWords;
    const section = (key: string, title: string, content: unknown): TemplateResult =>
      html`<section class="card ${key}" part="section" aria-labelledby="h-${key}">
        <h3 id="h-${key}">${title}</h3>
        ${content}
      </section>`;
    return html`${why === undefined ? nothing : html`<p class="notice" role="status">${why}</p>`}
    ${
      settings
        ? section(
            'general',
            words.general,
            generalSection(context, settings, foreignPrices(store, settings.currency).currencies),
          )
        : nothing
    }
    ${section('days', words.days, this.#days.render(l, nothing))}
    ${section('money', words.money, this.#rates.render(context))}
    ${section('probabilities', words.probabilities.title, this.#probabilities.render(context))}`;
  }
}
