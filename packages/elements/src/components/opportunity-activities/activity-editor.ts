import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { problem, type Activity, type Problem } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';
import { ComboboxController } from '../../primitives/combobox-controller.js';
import { ActivityDraft, TYPED, type ActivityChanges, type Typed } from './activity-draft.js';
import { activityFields } from './activity-fields.js';

export interface ActivityEditorOptions {
  readonly store: () => PipelineStore | undefined;
  readonly localizer: () => Localizer;
  /** Why it was refused, if so. */
  readonly save: (id: string, changes: ActivityChanges) => Promise<Problem | undefined>;
  readonly addContact: (name: string) => Promise<string | undefined>;
  readonly picks: HostPicks;
  /** Where the focus goes when it was closed. */
  readonly closed: (id: string) => void;
}

/**
 * One activity at a time, edited in its place. What is chosen is written at once, what is typed when its field is left, each field by itself: nothing gets
 * lost, and a colleague's edit of another field stays. What is refused stays as it was typed, with the reason.
 */
export class ActivityEditor {
  readonly #host: LitElement;
  readonly #options: ActivityEditorOptions;
  readonly people: ComboboxController;
  readonly products: ComboboxController;
  readonly #drafts = new Map<string, ActivityDraft>();
  #openId = '';
  #problem: Problem | undefined;

  constructor(host: LitElement, options: ActivityEditorOptions) {
    this.#host = host;
    this.#options = options;
    this.people = new ComboboxController(host);
    this.products = new ComboboxController(host);
  }

  /** Whether something is typed that is not written. */
  get hasDraft(): boolean {
    return [...this.#drafts.values()].some((draft) => draft.isDirty);
  }

  isOf(id: string): boolean {
    return this.#openId === id;
  }

  /** Opens it where what was said is typed. */
  open(id: string): void {
    if (this.#openId !== '' && this.#openId !== id) void this.commitAll();
    this.#openId = id;
    this.#problem = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector<HTMLElement>('#activity-summary')?.focus();
    });
  }

  close(): void {
    const id = this.#openId;
    void this.commitAll().then((isDone) => {
      if (!isDone || this.#openId !== id) return;
      this.#openId = '';
      this.#host.requestUpdate();
      this.#options.closed(id);
    });
  }

  get #activity(): Activity | undefined {
    const activity = this.#options.store()?.get('activities', this.#openId);
    return activity && !activity.removed ? activity : undefined;
  }

  draft(id: string): ActivityDraft {
    let draft = this.#drafts.get(id);
    if (!draft) this.#drafts.set(id, (draft = new ActivityDraft()));
    return draft;
  }

  /** Writes what is typed; whether nothing is left. */
  async commitAll(): Promise<boolean> {
    const done = await Promise.all(TYPED.map((field) => this.commit(field)));
    return done.every(Boolean);
  }

  async commit(field: Typed): Promise<boolean> {
    const activity = this.#activity;
    if (!activity) return true;
    const draft = this.draft(activity.id);
    if (!draft.has(field)) return true;
    const read = draft.read(field, activity, this.#options.localizer());
    if (!read.ok) {
      this.#refuse(read.problems[0] ?? problem('failed'));
      return false;
    }
    // Before it is asked for, so that leaving twice writes once; typed anew it comes back.
    draft.forget(field);
    const typed = field === 'when' ? '' : String(read.value[field] ?? '');
    const why = await this.#options.save(activity.id, read.value);
    if (why) {
      draft.type(field, typed);
      this.#refuse(why);
      return false;
    }
    if (this.#problem?.field === field) this.#problem = undefined;
    this.#host.requestUpdate();
    return true;
  }

  /** Writes what was chosen. */
  choose(changes: ActivityChanges): void {
    const id = this.#openId;
    void this.#options.save(id, changes).then((why) => {
      this.#problem = why;
      this.#host.requestUpdate();
    });
  }

  #refuse(why: Problem): void {
    this.#problem = why;
    this.#host.requestUpdate();
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key !== 'Escape' && !isSave) return;
    event.preventDefault();
    event.stopPropagation();
    const field = fieldOf(event.composedPath()[0]);
    const activity = this.#activity;
    const draft = activity && this.draft(activity.id);
    // One key, one step back: first what is typed here, then the editor.
    if (!isSave && field && draft?.has(field)) {
      draft.forget(field);
      this.#problem = undefined;
      this.#host.requestUpdate();
    } else this.close();
  };

  readonly #focusout = (event: Event): void => {
    const field = fieldOf(event.composedPath()[0]);
    if (field) void this.commit(field);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  render(l: Localizer): TemplateResult | typeof nothing {
    const [activity, store] = [this.#activity, this.#options.store()];
    if (!activity || !store) return nothing;
    const draft = this.draft(activity.id);
    draft.follow(activity, l);
    return html`<form
      class="editor activity-editor"
      aria-label=${l.t.activities.kinds[activity.kind]}
      @submit=${this.#submit}
      @keydown=${this.#keydown}
      @focusout=${this.#focusout}
    >
      ${activityFields({
        l,
        store,
        activity,
        draft,
        problem: this.#problem,
        people: this.people,
        products: this.products,
        picks: this.#options.picks,
        type: (field, text) => {
          draft.type(field, text);
          if (this.#problem?.field === field) this.#problem = undefined;
          this.#host.requestUpdate();
        },
        choose: (changes) => {
          this.choose(changes);
        },
        addContact: this.#options.addContact,
        redraw: () => {
          this.#host.requestUpdate();
        },
      })}
      ${this.#problem ? html`<p class="problem" role="alert">${l.problem(this.#problem)}</p>` : nothing}
      <div class="editor-end">
        <span class="hint">${l.t.activities.savedAsYouGo}</span>
        <button class="button primary close">${l.t.activities.actions.close}</button>
      </div>
    </form>`;
  }
}

/** Which typed field an input is of. */
function fieldOf(target: EventTarget | undefined): Typed | undefined {
  const id = target instanceof HTMLElement ? target.id : '';
  return TYPED.find((field) => id === `activity-${field}` || id.startsWith(`activity-${field}-`));
}
