import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  ACTIVITY_KINDS,
  effortOf,
  instantInZone,
  problem,
  type Activity,
  type ActivityKind,
  type CollectionName,
  type CommandInput,
  type CommandName,
  type CommandValue,
  type Opportunity,
  type Problem,
} from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { FirsatElement } from '../../base/firsat-element.js';
import { DayController } from '../../controllers/day-controller.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { contactName } from '../../fields/options.js';
import { WhenDraft } from '../../fields/when-draft.js';
import { dayPresets, ownZone } from '../../fields/when-words.js';
import { HostPicks } from '../../hosts/host-picks.js';
import { comboboxStyles } from '../../primitives/combobox.styles.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { todoListStyles } from '../../styles/todo-list.styles.js';
import { activityStyles } from './activities.styles.js';
import { ActivityEditor } from './activity-editor.js';
import { activityItem } from './activity-item.js';
import { activityTimeWords, effortWords, KIND_ICONS } from './activity-words.js';
import { planForm } from './plan-form.js';
import '../../locales/areas/activities.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';
import '../../locales/areas/todo.js';

const WATCHED: readonly CollectionName[] = [
  'activities',
  'tasks',
  'opportunities',
  'contacts',
  'members',
  'products',
  'settings',
];

/** The hour for which a meeting is planned when nobody says another. */
const PLANNED_TIME = '10:00';

/**
 * Calls, meetings, demos and messages of one opportunity (S72): a press logs one that was just held, with its customer; what was said and what came of it can
 * be typed then. Part of the detail, and usable alone.
 *
 * @csspart base - The wrapper that carries the looks.
 * @csspart activity - One activity.
 */
export class OpportunityActivities extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    fieldStyles,
    comboboxStyles,
    todoListStyles,
    activityStyles,
  ];

  /** Id of the opportunity; empty = the one that is open in the workspace. */
  @property({ reflect: true }) opportunity = '';

  @state() private plans = false;
  @state() private refusal: Problem | undefined;
  #planKind: ActivityKind = 'meeting';
  readonly #planWhen = new WhenDraft();
  readonly #day = new DayController(this);
  readonly #hostPicks = new HostPicks(this, this.workspace, (name, input) => this.request(name, input));
  readonly #editor: ActivityEditor = new ActivityEditor(this, {
    picks: this.#hostPicks,
    store: () => this.store,
    localizer: () => this.l,
    save: async (id, changes) => (await this.#ask('activity-edit', { id, changes })).why,
    addContact: async (name) => (await this.#ask('contact-create', { name, type: 'person' }, '')).value?.id,
    closed: (id) => {
      this.#focus(`[data-id='${id}'] .edit`);
    },
  });

  protected override watches({ changed }: StoreChange): boolean {
    return WATCHED.some((name) => changed.has(name));
  }

  /** Whether something is typed that is not saved. */
  get hasDraft(): boolean {
    return this.#editor.hasDraft || (this.plans && this.#planWhen.text !== '');
  }

  /** Logs a call (S63), now, with the customer, and puts the focus where it is told what was said. */
  begin(): void {
    void this.updateComplete.then(() => this.log('call'));
  }

  /** Logs what was just held; resolves when it is there. */
  async log(kind: ActivityKind): Promise<void> {
    const opportunity = this.#record;
    if (!opportunity || !this.canEdit) return;
    const { activities } = this.l.t;
    const { customerId } = opportunity;
    const name = this.store ? contactName(this.store, customerId) : '';
    const said =
      name === ''
        ? activities.said.logged(activities.kinds[kind])
        : activities.said.loggedWith(activities.kinds[kind], name);
    const { value } = await this.#ask(
      'activity-log',
      {
        kind,
        opportunityId: opportunity.id,
        zone: ownZone(),
        held: true,
        ...(customerId !== null && name !== '' && { people: { [customerId]: true } }),
      },
      said,
    );
    if (value) this.#editor.open(value.id);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pagehide', this.#saveTyped);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('pagehide', this.#saveTyped);
    this.#saveTyped();
    super.disconnectedCallback();
  }

  readonly #saveTyped = (): void => {
    void this.#editor.commitAll();
  };

  get #now(): number {
    return this.#day.now;
  }

  get #record(): Opportunity | undefined {
    const id = this.opportunity || (this.workspace.handle?.ui.openId ?? '');
    return this.store?.get('opportunities', id);
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  /** Asks for a command, and says why it was refused where nothing else does. */
  async #ask<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    said?: string,
  ): Promise<{ readonly value?: CommandValue<N>; readonly why?: Problem }> {
    const result = await this.request(name, input);
    if (result.ok) {
      if (said) this.workspace.handle?.toast({ text: said, undo: true });
      return { value: result.value };
    }
    const [why = problem('failed')] = result.problems;
    if (said !== undefined) this.workspace.handle?.showProblem(why);
    return { why };
  }

  #hold(activity: Activity): void {
    const { said, kinds } = this.l.t.activities;
    void this.#ask(
      'activity-edit',
      { id: activity.id, changes: { held: true } },
      said.held(kinds[activity.kind]),
    ).then(({ why }) => {
      // What was said at it is typed at once.
      if (!why) this.#editor.open(activity.id);
    });
  }

  readonly #plan = (event: Event): void => {
    event.preventDefault();
    const { l } = this;
    const { said, kinds } = l.t.activities;
    const opportunity = this.#record;
    const day = this.#planWhen.day(l);
    if (!day.ok || day.value === null || !opportunity) {
      this.refusal = { ...((day.ok ? undefined : day.problems[0]) ?? problem('required')), field: 'when' };
      return;
    }
    const zone = ownZone();
    const when = { at: instantInZone(day.value, this.#planWhen.time || PLANNED_TIME, zone), zone };
    const { customerId } = opportunity;
    void this.#ask(
      'activity-log',
      {
        kind: this.#planKind,
        opportunityId: opportunity.id,
        when,
        held: false,
        ...(customerId !== null && { people: { [customerId]: true } }),
      },
      said.planned(kinds[this.#planKind], activityTimeWords({ when }, this.#now, zone, l)),
    ).then(({ why }) => {
      this.refusal = why;
      if (why) return;
      this.#endPlanning();
    });
  };

  #beginPlanning(): void {
    const [tomorrow] = dayPresets(this.#day.today(ownZone()), ['tomorrow']);
    this.#planWhen.set(tomorrow?.value ?? null, PLANNED_TIME, this.l);
    this.refusal = undefined;
    this.plans = true;
    this.#focus('#plan-kind');
  }

  #endPlanning(): void {
    this.plans = false;
    this.#planWhen.clear();
    this.#focus('#plan');
  }

  override render(): TemplateResult {
    const { l, store } = this;
    const { activities } = l.t;
    const opportunity = this.#record;
    const all = store && opportunity ? [...store.children('activities', opportunity.id)] : [];
    const planned = all.filter(({ held }) => !held).sort((a, b) => a.when.at - b.when.at);
    const held = all.filter((one) => one.held).sort((a, b) => b.when.at - a.when.at);
    const effort =
      store && opportunity ? effortWords(effortOf(store, opportunity.id, { zone: 'UTC' }), l) : [];
    return html`<div class="base" part="base" lang=${l.locale}>
      ${this.canEdit && opportunity && !opportunity.removed ? this.#tools() : nothing}
      ${effort.length === 0 ? nothing : html`<p class="effort figure">${effort.map((part) => html`<span>${part}</span> `)}</p>`}
      ${all.length === 0 ? html`<p class="hint nothing">${activities.nothing}</p>` : nothing}
      ${this.#list(activities.planned, planned)} ${this.#list(activities.held, held)}
    </div>`;
  }

  #tools(): TemplateResult {
    const { activities } = this.l.t;
    return html`<div class="kinds" role="group" aria-label=${activities.logNow}>
        ${ACTIVITY_KINDS.map(
          (kind) => html`<button
            type="button"
            class="chip"
            data-log=${kind}
            title=${activities.actions.log(activities.kinds[kind])}
            @click=${() => void this.log(kind)}
          >
            ${KIND_ICONS[kind]} ${activities.kinds[kind]}
          </button>`,
        )}
        <button
          type="button"
          class="button quiet"
          id="plan"
          aria-expanded=${this.plans ? 'true' : 'false'}
          @click=${() => {
            if (this.plans) this.#endPlanning();
            else this.#beginPlanning();
          }}
        >
          ${activities.planLater}
        </button>
      </div>
      ${
        this.plans
          ? planForm({
              l: this.l,
              kind: this.#planKind,
              draft: this.#planWhen,
              refusal: this.refusal,
              chooseKind: (kind) => {
                this.#planKind = kind;
              },
              changed: () => {
                this.refusal = undefined;
                this.requestUpdate();
              },
              submit: this.#plan,
              cancel: () => {
                this.#endPlanning();
              },
            })
          : nothing
      }`;
  }

  #list(title: string, activities: readonly Activity[]): TemplateResult | typeof nothing {
    if (activities.length === 0) return nothing;
    return html`<h3>${title}</h3>
      <ul class="list" aria-label=${title}>
        ${repeat(
          activities,
          ({ id }) => id,
          (activity) => this.#item(activity),
        )}
      </ul>`;
  }

  #item(activity: Activity): TemplateResult | typeof nothing {
    const { l, store, canEdit } = this;
    if (!store) return nothing;
    if (canEdit && this.#editor.isOf(activity.id))
      return html`<li class="item" part="activity" data-id=${activity.id}>${this.#editor.render(l)}</li>`;
    const { said, kinds } = l.t.activities;
    return html`<li class="item" part="activity" data-id=${activity.id}>
      ${activityItem({
        l,
        store,
        activity,
        now: this.#now,
        canEdit,
        hold: () => {
          this.#hold(activity);
        },
        edit: () => {
          this.#editor.open(activity.id);
        },
        remove: () => {
          void this.#ask('activity-delete', { id: activity.id }, said.deleted(kinds[activity.kind]));
        },
      })}
    </li>`;
  }
}
