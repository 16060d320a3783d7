import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  brokenPromises,
  checklistOf,
  checklistProgress,
  dateInZone,
  pendingTouches,
  resolveContact,
  stageOf,
  tickOf,
  touchesOf,
  type Problem,
  type Stage,
  type Touch,
} from '@firsat/model';
import { dateEcho, dateEditor, readDate } from '../../fields/date-editor.js';
import { fieldShell, notesOf } from '../../fields/field-shell.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import { memberName } from '../../fields/options.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';
import '../../locales/areas/form.js';
import '../../locales/areas/process.js';
import { toldProblems } from '../../process/enter-stage.js';
import { haveWords, ruleWords } from '../../process/gate-words.js';
import type { DetailPanel, PanelEnv, PanelProps } from './detail-panel.js';
import { processStyles } from './process.styles.js';

export const panelStyles = [fieldStyles, processStyles];

export function createPanel(env: PanelEnv): DetailPanel {
  return new ProcessPanel(env);
}

/** When a touch comes: "after 3 days", "after 14 days, every 14 days". */
function touchWords(l: Localizer, { after, every }: Touch): string {
  const words = l.t.process;
  return every > 0 ? `${words.afterDays(after)}, ${words.everyDays(every)}` : words.afterDays(after);
}

/** The work of the stage where the sale stands: what is missing, what to do, what is planned (S45, S97, D12). */
class ProcessPanel implements DetailPanel {
  readonly #env: PanelEnv;
  /** The day typed for the end of a sequence, by opportunity. */
  readonly #until = new Map<string, string>();
  #problems: readonly Problem[] = [];
  #of: string | undefined;

  constructor(env: PanelEnv) {
    this.#env = env;
  }

  render(props: PanelProps): TemplateResult {
    const { l, store, opportunity } = props;
    if (this.#of !== opportunity.id) this.#problems = [];
    this.#of = opportunity.id;
    const { stage } = stageOf(store, opportunity.position);
    if (!stage) return html`<p class="muted">${l.t.detail.noStage}</p>`;
    return html`<div class="work">
      ${this.#broken(props)} ${this.#checklist(props, stage)} ${this.#touches(props, stage)}
      ${this.#customer(props)} ${this.#disqualify(props)}
    </div>`;
  }

  /** D12: what merging, or a rule that came later, has left undone here. */
  #broken({ l, store, opportunity }: PanelProps): TemplateResult | typeof nothing {
    const broken = brokenPromises(store, opportunity);
    // What hangs on it is not read yet: nothing is known to be missing.
    if (broken.length === 0 || !store.workLoaded) return nothing;
    return html`<section class="work-broken" role="status">
      ${icons.alert}
      <div>
        <p><strong>${l.t.process.brokenTitle}</strong></p>
        <ul>
          ${broken.map((rule) => html`<li>${ruleWords(l, store, rule)} <span class="muted figure">(${haveWords(l, rule)})</span></li>`)}
        </ul>
      </div>
    </section>`;
  }

  #checklist({ l, store, opportunity, readonly }: PanelProps, stage: Stage): TemplateResult {
    const words = l.t.process;
    const items = checklistOf(stage);
    const progress = checklistProgress(stage, opportunity);
    const zone = store.settings?.timeZone ?? 'Europe/Istanbul';
    return html`<section aria-labelledby="work-checklist">
      <div class="work-head">
        <h3 id="work-checklist">${words.checklist}</h3>
        ${
          progress
            ? html`<span class="muted figure">${words.progress(l.number(progress.done), l.number(progress.total))}</span>`
            : nothing
        }
      </div>
      ${progress ? html`<progress aria-hidden="true" max=${progress.total} .value=${progress.done}></progress>` : nothing}
      ${
        items.length === 0
          ? html`<p class="muted">${words.noChecklist}</p>`
          : html`<ul class="ticks">
              ${repeat(
                items,
                ({ id }) => id,
                (item) => {
                  const tick = tickOf(opportunity, item.id);
                  const who = tick && (memberName(store, tick.by) ?? l.t.common.unknownPerson);
                  return html`<li>
                    <label class="tick">
                      <input
                        type="checkbox"
                        data-item=${item.id}
                        .checked=${live(tick !== null)}
                        ?disabled=${readonly}
                        @change=${(event: Event) => {
                          const done = (event.currentTarget as HTMLInputElement).checked;
                          void this.#tick(opportunity.id, item.id, done);
                        }}
                      />
                      <span class="tick-text">${item.text}</span>
                    </label>
                    ${
                      tick && who
                        ? html`<span class="muted figure">${words.tickedBy(who, l.date(dateInZone(tick.at, zone)))}</span>`
                        : nothing
                    }
                  </li>`;
                },
              )}
            </ul>`
      }
    </section>`;
  }

  async #tick(id: string, itemId: string, done: boolean): Promise<void> {
    await this.#env.request('opportunity-tick', { id, itemId, done });
    // Refused: the box says again what is so.
    this.#env.host.requestUpdate();
  }

  #touches(props: PanelProps, stage: Stage): TemplateResult | typeof nothing {
    const { l, store, opportunity, readonly } = props;
    const words = l.t.process;
    const touches = touchesOf(stage);
    const pending = pendingTouches(store, opportunity.id);
    const count = pending.tasks.length + pending.reminders.length;
    if (touches.length === 0 && count === 0) return nothing;
    const text = this.#until.get(opportunity.id) ?? '';
    const refusal = this.#problems[0];
    return html`<section aria-labelledby="work-touches">
      <h3 id="work-touches">${words.touches}</h3>
      <ul class="touch-list">
        ${touches.map(
          (touch) => html`<li>
            ${touch.kind === 'task' ? icons.circleCheck : icons.bell}
            <span>${words.touchPlan(touch.text, touchWords(l, touch))}</span>
          </li>`,
        )}
      </ul>
      ${
        count > 0
          ? html`<p class="touch-state">
              <span role="status">${words.running(count)}</span>
              ${
                readonly
                  ? nothing
                  : html`<button type="button" class="button" data-touches="stop" @click=${() => void this.#stop(props)}>
                      ${words.stopTouches}
                    </button>`
              }
            </p>`
          : readonly || opportunity.status.code !== 'open'
            ? nothing
            : html`<form class="touch-form" novalidate @submit=${(event: Event) => {
                event.preventDefault();
                void this.#start(props);
              }}>
                ${fieldShell({
                  id: 'touch-until',
                  label: words.until,
                  hint: words.untilHint,
                  problem: refusal && l.problem(refusal),
                  echo: dateEcho(text, l),
                  editor: dateEditor({
                    id: 'touch-until',
                    l,
                    text,
                    pick: l.t.form.pickDate,
                    invalid: refusal !== undefined,
                    describedBy: notesOf('touch-until'),
                    change: (typed) => {
                      this.#until.set(opportunity.id, typed);
                      this.#problems = [];
                      this.#env.host.requestUpdate();
                    },
                  }),
                })}
                <button class="button primary" data-touches="start">${words.startTouches}</button>
              </form>`
      }
    </section>`;
  }

  async #start({ l, opportunity }: PanelProps): Promise<void> {
    const read = readDate(this.#until.get(opportunity.id) ?? '', l);
    if (!read.ok) {
      this.#problems = read.problems;
      this.#env.host.requestUpdate();
      return;
    }
    const result = await this.#env.request('touches-start', {
      id: opportunity.id,
      ...(read.value !== null && { until: read.value }),
    });
    this.#problems = result.ok ? [] : result.problems;
    if (result.ok) {
      const { planned } = result.value;
      const words = l.t.process;
      this.#until.delete(opportunity.id);
      this.#env.toast({
        text: planned > 0 ? words.started(planned) : words.nothingToStart,
        undo: planned > 0,
      });
    }
    this.#env.host.requestUpdate();
  }

  async #stop({ l, opportunity }: PanelProps): Promise<void> {
    const result = await this.#env.request('touches-stop', { id: opportunity.id });
    if (result.ok) this.#env.toast({ text: l.t.process.stopped, undo: true });
  }

  /** S103: whom one deals with, and how. */
  #customer({ l, store, opportunity }: PanelProps): TemplateResult | typeof nothing {
    const customer = resolveContact(store, opportunity.customerId);
    const { strategy, segment } = customer ?? { strategy: null, segment: null };
    if (!strategy && !segment) return nothing;
    return html`<section aria-labelledby="work-strategy">
      <h3 id="work-strategy">${l.t.process.strategy}</h3>
      ${segment ? html`<p class="muted">${l.t.process.segment}: ${segment}</p>` : nothing}
      ${strategy ? html`<p class="strategy">${strategy}</p>` : nothing}
    </section>`;
  }

  #disqualify(props: PanelProps): TemplateResult | typeof nothing {
    return disqualifyButton(this.#env, props);
  }
}

/** S91: weeded out in one action, with undo. Before the win only. */
export function disqualifyButton(
  env: PanelEnv,
  { l, store, opportunity, readonly }: PanelProps,
): TemplateResult | typeof nothing {
  const { stage } = stageOf(store, opportunity.position);
  if (readonly || opportunity.status.code !== 'open' || (stage && stage.phase !== 'pre')) return nothing;
  const words = l.t.process;
  const disqualify = async (): Promise<void> => {
    const result = await env.request('opportunity-set-status', {
      id: opportunity.id,
      status: 'abandoned',
      reason: 'not-interested',
    });
    const [refusal] = toldProblems(result);
    if (refusal) env.toast({ text: l.problem(refusal), tone: 'problem' });
  };
  return html`<p class="disqualify">
    <button type="button" class="button quiet" data-disqualify @click=${() => void disqualify()}>
      ${icons.ban} ${words.disqualify}
    </button>
    <span class="muted">${words.disqualifyHint}</span>
  </p>`;
}
