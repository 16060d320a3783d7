import { html, type TemplateResult } from 'lit';
import { createInner } from '../../scope/tag-scope.js';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';

/** A widget that shows something of one opportunity, and knows whether something is typed into it that is not saved. */
export interface OpportunityWidget extends HTMLElement {
  opportunity: string;
  for: string;
  readonly hasDraft: boolean;
  /** Puts the focus where its work begins. */
  begin(): void;
}

/** A panel that is a widget: one for each opportunity that has something typed into it, so that nothing typed gets lost or elsewhere. */
export class KeptElements implements DetailPanel {
  readonly #env: PanelEnv;
  readonly #tag: string;
  readonly #Widget: new () => OpportunityWidget;
  readonly #kept = new Map<string, OpportunityWidget>();
  #starts = false;
  #shown = '';

  constructor(env: PanelEnv, tag: string, Widget: new () => OpportunityWidget) {
    this.#env = env;
    this.#tag = tag;
    this.#Widget = Widget;
  }

  render({ opportunity: { id } }: PanelProps): TemplateResult {
    let widget = this.#kept.get(id);
    if (!widget) {
      this.#forget();
      widget = createInner(this.#env.host, this.#tag, this.#Widget);
      widget.opportunity = id;
      widget.for = this.#env.host.getAttribute('for') ?? '';
      this.#kept.set(id, widget);
    }
    this.#shown = id;
    return html`${widget}`;
  }

  updated(): void {
    if (!this.#starts) return;
    this.#starts = false;
    this.#kept.get(this.#shown)?.begin();
  }

  start(): void {
    this.#starts = true;
  }

  close(): void {
    this.#forget();
  }

  #forget(): void {
    for (const [id, widget] of this.#kept) if (!widget.hasDraft) this.#kept.delete(id);
  }
}
