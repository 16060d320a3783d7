import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import {
  problem,
  viewsOf,
  type CommandInput,
  type CommandName,
  type Problem,
  type SavedView,
} from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import { PopoverController } from '../../controllers/popover-controller.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import { popoverOpener } from '../../primitives/popover-opener.js';

type Content = Pick<SavedView, 'filter' | 'columns' | 'sort' | 'density'>;

export interface ViewsMenuOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly canEdit: () => boolean;
  readonly current: () => SavedView | undefined;
  readonly isChanged: () => boolean;
  /** What a view keeps of what is shown now. */
  readonly content: () => Content;
  readonly choose: (view: SavedView | null) => void;
  readonly request: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  readonly say: (text: string) => void;
  /** Deleting can be taken back where it is said. */
  readonly deleted: (text: string) => void;
}

/** Saved views (S116): chosen, saved, named, shared, begun with, deleted. */
export class ViewsMenu {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ViewsMenuOptions;
  readonly #popover: PopoverController;
  #naming: 'new' | 'rename' | undefined;
  #name = '';
  #problem: Problem | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ViewsMenuOptions) {
    this.#host = host;
    this.#options = options;
    this.#popover = new PopoverController(host, {
      onToggle: () => {
        this.#naming = undefined;
        this.#problem = undefined;
      },
    });
  }

  toggle(button: HTMLElement): void {
    popoverOpener(this.#host, this.#popover, button);
  }

  render(): TemplateResult {
    const l = this.#options.l();
    return html`<div
      ${ref(this.#popover.element)}
      id="views"
      class="popover views"
      popover="auto"
      role="dialog"
      aria-label=${l.t.filters.views.label}
      @toggle=${this.#popover.toggled}
      @keydown=${this.#popover.keydown}
    >
      ${this.#popover.isOpen ? (this.#naming ? this.#form(l) : this.#list(l)) : nothing}
    </div>`;
  }

  #list(l: Localizer): TemplateResult {
    const store = this.#options.store();
    const words = l.t.filters.views;
    const me = store?.user.id ?? '';
    const views = [...(store ? viewsOf(store, me) : [])].sort((a, b) => l.compare(a.name, b.name));
    const current = this.#options.current();
    const item = (view: SavedView | null): TemplateResult => {
      const isCurrent = (view?.id ?? null) === (current?.id ?? null);
      return html`<button
        class="item"
        aria-pressed=${isCurrent ? 'true' : 'false'}
        ?data-focus=${isCurrent}
        data-view=${view?.id ?? nothing}
        @click=${() => {
          this.#options.choose(view);
          this.#popover.hide();
        }}
      >
        <span class="tick">${isCurrent ? icons.check : nothing}</span>
        <span class="ellipsis grow">${view?.name ?? words.all}</span>
        ${view?.defaultFor[me] === true ? html`<span class="hint">${words.isDefault}</span>` : nothing}
      </button>`;
    };
    const group = (title: string, of: readonly SavedView[]): TemplateResult | typeof nothing =>
      of.length === 0 ? nothing : html`<h3>${title}</h3>${of.map(item)}`;
    return html`${item(null)}
    ${group(
      words.mine,
      views.filter(({ shared }) => !shared),
    )}
    ${group(
      words.shared,
      views.filter(({ shared }) => shared),
    )}
    ${views.length === 0 ? html`<p class="hint">${words.none}</p>` : nothing}
    ${this.#options.canEdit() ? this.#actions(l, current, me) : nothing}`;
  }

  #actions(l: Localizer, view: SavedView | undefined, me: string): TemplateResult {
    const words = l.t.filters.views;
    const action = (key: string, label: string, run: () => void): TemplateResult =>
      html`<button class="item action" data-do=${key} @click=${run}>
        <span class="tick"></span><span>${label}</span>
      </button>`;
    const isMine = view !== undefined && (view.shared || view.ownerId === me);
    const begins = view?.defaultFor[me] === true;
    return html`<hr />
      ${
        isMine && this.#options.isChanged()
          ? action('save', words.save, () => {
              void this.#edit(view, this.#options.content(), words.saved(view.name));
            })
          : nothing
      }
      ${action('save-as', words.saveAs, () => {
        this.#ask('new', '');
      })}
      ${
        view === undefined
          ? nothing
          : html`${
              isMine
                ? html`${action('rename', words.rename, () => {
                    this.#ask('rename', view.name);
                  })}
                  ${action('share', view.shared ? words.unshare : words.share, () => {
                    void this.#edit(view, { shared: !view.shared }, words.saved(view.name));
                  })}`
                : nothing
            }
            ${action('default', begins ? words.notDefault : words.default, () => {
              void this.#options.request('view-set-default', { id: begins ? null : view.id });
            })}
            ${
              isMine
                ? action('delete', words.delete, () => {
                    void this.#delete(view, words.deleted(view.name));
                  })
                : nothing
            }`
      }`;
  }

  #ask(naming: 'new' | 'rename', name: string): void {
    this.#naming = naming;
    this.#name = name;
    this.#problem = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#popover.element.value?.querySelector('input')?.select();
    });
  }

  #form(l: Localizer): TemplateResult {
    const words = l.t.filters.views;
    return html`<form class="naming" @submit=${this.#submit}>
      <label class="label" for="view-name">${words.name}</label>
      <input
        class="input"
        id="view-name"
        autocomplete="off"
        aria-invalid=${this.#problem ? 'true' : nothing}
        aria-describedby="view-problem"
        .value=${live(this.#name)}
        @input=${(event: Event) => {
          this.#name = (event.currentTarget as HTMLInputElement).value;
        }}
      />
      <p class="problem" id="view-problem" role="alert">${this.#problem ? l.problem(this.#problem) : nothing}</p>
      <button class="button primary">${l.t.common.actions.save}</button>
    </form>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#saveName();
  };

  async #saveName(): Promise<void> {
    const { request, content, choose, store, l, say, current } = this.#options;
    const name = this.#name;
    const view = current();
    if (this.#naming === 'rename' && view) {
      await this.#edit(view, { name }, l().t.filters.views.saved(name.trim()));
      return;
    }
    const result = await request('view-create', { name, ...content() });
    if (!result.ok) {
      this.#refuse(result.problems[0]);
      return;
    }
    const made = store()?.get('views', result.value.id);
    choose(made ?? null);
    say(l().t.filters.views.saved(name.trim()));
    this.#popover.hide();
  }

  async #edit(view: SavedView, changes: CommandInput<'view-edit'>['changes'], done: string): Promise<void> {
    const result = await this.#options.request('view-edit', { id: view.id, changes });
    if (!result.ok) {
      this.#refuse(result.problems[0]);
      return;
    }
    this.#options.say(done);
    this.#popover.hide();
  }

  async #delete(view: SavedView, done: string): Promise<void> {
    const result = await this.#options.request('view-delete', { id: view.id });
    if (!result.ok) {
      this.#refuse(result.problems[0]);
      return;
    }
    this.#options.choose(null);
    this.#options.deleted(done);
    this.#popover.hide();
  }

  #refuse(why: Problem | undefined): void {
    this.#problem = why ?? problem('failed');
    this.#host.requestUpdate();
  }
}
