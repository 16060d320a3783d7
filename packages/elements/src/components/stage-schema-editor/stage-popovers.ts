import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { ref } from 'lit/directives/ref.js';
import { STAGE_COLORS, type Stage, type StageColor } from '@firsat/model';
import { PopoverController } from '../../controllers/popover-controller.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

export interface StagePopoversOptions {
  /** The live stages of the schema that is shown, in their order. */
  readonly stages: () => readonly Stage[];
  readonly recolor: (stage: Stage, color: StageColor) => void;
  readonly move: (stage: Stage, by: -1 | 1) => void;
  readonly archive: (stage: Stage) => void;
  readonly rules: (stage: Stage) => void;
}

/** The two panels that all rows share: the eight colours, and the actions. They know their stage by id. */
export class StagePopovers implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: StagePopoversOptions;
  readonly #menu: PopoverController;
  readonly #colors: PopoverController;
  #stageId: string | undefined;
  /** Arrow keys walk through the colours; one of them is written when the panel closes. */
  #picked: StageColor | undefined;

  constructor(host: ReactiveControllerHost, options: StagePopoversOptions) {
    this.#host = host;
    this.#options = options;
    this.#menu = new PopoverController(host);
    this.#colors = new PopoverController(host, {
      onToggle: (open) => {
        if (!open) this.#write();
      },
    });
    host.addController(this);
  }

  hostUpdated(): void {
    // The stage was archived or deleted by somebody else.
    if ((this.#menu.isOpen || this.#colors.isOpen) && !this.#stage) this.hide();
  }

  get #stage(): Stage | undefined {
    return this.#options.stages().find(({ id }) => id === this.#stageId);
  }

  /** Which stage the next panel is about. */
  aim(stage: Stage): void {
    this.#stageId = stage.id;
    this.#picked = undefined;
    this.#host.requestUpdate();
  }

  hide(): void {
    this.#picked = undefined;
    this.#menu.hide();
    this.#colors.hide();
  }

  #write(): void {
    const [stage, picked] = [this.#stage, this.#picked];
    this.#picked = undefined;
    if (stage && picked !== undefined && picked !== stage.color) this.#options.recolor(stage, picked);
  }

  readonly #colorKeys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#picked = undefined;
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      this.#colors.hide();
      return;
    }
    this.#colors.keydown(event);
  };

  readonly #menuKeys = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      const buttons = [...(this.#menu.element.value?.querySelectorAll('button:not(:disabled)') ?? [])];
      const at = buttons.indexOf(event.composedPath()[0] as HTMLButtonElement);
      (buttons[(at + step + buttons.length) % buttons.length] as HTMLElement | undefined)?.focus();
      return;
    }
    this.#menu.keydown(event);
  };

  render(l: Localizer): TemplateResult {
    const stage = this.#stage;
    return html`<div
        ${ref(this.#colors.element)}
        id="colors"
        class="popover"
        popover="auto"
        @toggle=${this.#colors.toggled}
        @keydown=${this.#colorKeys}
      >
        ${stage ? this.#renderColors(l, stage) : nothing}
      </div>
      <div
        ${ref(this.#menu.element)}
        id="menu"
        class="popover end menu"
        popover="auto"
        @toggle=${this.#menu.toggled}
        @keydown=${this.#menuKeys}
      >
        ${stage ? this.#renderMenu(l, stage) : nothing}
      </div>`;
  }

  #renderColors(l: Localizer, stage: Stage): TemplateResult {
    const { schemas } = l.t;
    const chosen = this.#picked ?? stage.color;
    return html`<div class="colors" role="radiogroup" aria-label=${schemas.colorOf(stage.name, schemas.colors[chosen])}>
      ${STAGE_COLORS.map(
        (color) => html`<label class="swatch stage-color" data-color=${color}>
          <input
            type="radio"
            name="color"
            value=${color}
            ?data-focus=${color === stage.color}
            .checked=${color === chosen}
            @change=${() => {
              this.#picked = color;
              this.#host.requestUpdate();
            }}
            @click=${(event: MouseEvent) => {
              // Arrow keys click too, with no pointer; the label's click comes as one of the input.
              if (event.detail > 0) this.#colors.hide();
            }}
          />
          <span class="dot"></span>${schemas.colors[color]}
        </label>`,
      )}
    </div>`;
  }

  #renderMenu(l: Localizer, stage: Stage): TemplateResult {
    const { schemas } = l.t;
    const stages = this.#options.stages();
    const index = stages.findIndex(({ id }) => id === stage.id);
    const act = (run: () => void) => (): void => {
      this.#menu.hide();
      run();
    };
    return html`<div role="group" aria-label=${schemas.actionsOf(stage.name)}>
      <button
        class="item rules"
        @click=${act(() => {
          this.#options.rules(stage);
        })}
      >
        ${icons.checkList}${schemas.rules}
      </button>
      <button
        class="item"
        ?disabled=${index <= 0}
        @click=${act(() => {
          this.#options.move(stage, -1);
        })}
      >
        ${icons.arrowUp}${schemas.moveUp}
      </button>
      <button
        class="item"
        ?disabled=${index >= stages.length - 1}
        @click=${act(() => {
          this.#options.move(stage, 1);
        })}
      >
        ${icons.arrowDown}${schemas.moveDown}
      </button>
      <button
        class="item danger"
        @click=${act(() => {
          this.#options.archive(stage);
        })}
      >
        ${icons.archive}${schemas.archiveStage}
      </button>
    </div>`;
  }
}
