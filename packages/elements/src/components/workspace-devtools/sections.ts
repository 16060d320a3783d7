import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { HeldChange, PipelineStore, SyncStatus } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import { setProperty } from '../../primitives/set-property.js';
import { syncLevels, syncProblem } from '../sync-status/sync-levels.js';
import type { CollectionSize } from './measure.js';
import type { ConnectionState } from './watch-workspace.js';

/** A section with its heading; `wide`: over the whole width; `tall`: beside two others. */
export function section(
  id: string,
  title: string,
  content: unknown,
  shape: 'wide' | 'tall' | '' = '',
): TemplateResult {
  return html`<section class=${shape} part="section" aria-labelledby=${id}>
    <h3 id=${id}>${title}</h3>
    ${content}
  </section>`;
}

/** To the second, since a developer compares. */
export function timeOf(at: number, { locale }: Localizer): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(at);
}

/** Bytes in steps of a thousand, as the browser's own tools write them. */
export function sizeOf(bytes: number, { locale }: Localizer): string {
  const [value, unit] =
    bytes < 1000
      ? [bytes, 'byte']
      : bytes < 1_000_000
        ? [bytes / 1000, 'kilobyte']
        : bytes < 1e9
          ? [bytes / 1e6, 'megabyte']
          : [bytes / 1e9, 'gigabyte'];
  const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, format).format(value);
}

interface Seen {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly windows: number;
  readonly since: number | undefined;
  readonly isSelf: boolean;
  readonly open: readonly string[];
}

/** One for each user: windows of one person are counted. */
function peopleSeen({ presence }: PipelineStore, since: ReadonlyMap<number, number>): readonly Seen[] {
  const people = new Map<string, Seen>();
  const { self, peers } = presence;
  const all = [{ ...self, clientId: undefined }, ...peers];
  for (const { user, clientId, opportunityId } of all) {
    const known = people.get(user.id);
    const at = clientId === undefined ? undefined : since.get(clientId);
    people.set(user.id, {
      ...user,
      windows: (known?.windows ?? 0) + 1,
      since: known?.since ?? at,
      isSelf: known?.isSelf ?? clientId === undefined,
      open: [...(known?.open ?? []), ...(opportunityId === null ? [] : [opportunityId])],
    });
  }
  return [...people.values()];
}

export function renderPeople(
  store: PipelineStore,
  since: ReadonlyMap<number, number>,
  l: Localizer,
): TemplateResult {
  const { people } = l.t.devtools;
  return html`<ul>
    ${repeat(
      peopleSeen(store, since),
      ({ id }) => id,
      ({ name, color, windows, since: at, isSelf, open }) =>
        html`<li class="person">
          <span class="dot" ${setProperty('--_person', color)}></span>
          <span><bdi>${name}</bdi> ${isSelf ? html`<span class="muted">(${people.self})</span>` : nothing}</span>
          <span class="muted">
            ${[
              people.devices(windows),
              ...(at === undefined ? [] : [people.since(timeOf(at, l))]),
              ...open.map((each) => people.open(each)),
            ].join(' · ')}
          </span>
        </li>`,
    )}
  </ul>`;
}

export function renderConnection(
  status: SyncStatus,
  history: readonly ConnectionState[],
  l: Localizer,
): TemplateResult {
  const { connection } = l.t.devtools;
  return html`<p>${l.t.sync.network[status.network]}</p>
    ${status.access === 'unknown' ? nothing : html`<p class="muted">${l.t.sync.access[status.access]}</p>`}
    <p class="muted">${connection.history}</p>
    <ol class="history" reversed>
      ${[...history].reverse().map(
        ({ at, network }) =>
          html`<li>
            <time class="figure" datetime=${new Date(at).toISOString()}>${timeOf(at, l)}</time
            ><span>${connection.states[network]}</span>
          </li>`,
      )}
    </ol>`;
}

export function renderDurable(store: PipelineStore, l: Localizer): TemplateResult {
  const { durable } = l.t.devtools;
  const { status } = store.sync;
  const waiting = (label: string, count: number): TemplateResult =>
    html`<dt>${label}</dt>
      <dd class="figure">${l.number(count)}</dd>`;
  return html`${syncLevels(status, l)} ${syncProblem(status, l)}
    <dl>
      ${waiting(durable.forDevice, status.unsavedOnDevice)} ${waiting(durable.forServer, status.unsavedOnServer)}
      <dt>${durable.undo}</dt>
      <dd>${store.undoStep ? html`<code>${store.undoStep.command}</code>` : durable.nothing}</dd>
    </dl>`;
}

export function renderHeld(list: readonly HeldChange[], l: Localizer): TemplateResult {
  const { held } = l.t.devtools;
  if (list.length === 0) return html`<p class="muted">${held.none}</p>`;
  return html`<ul>
    ${list.map(
      ({ reason, at, command, rule }) =>
        html`<li>
          <code>${reason}</code> ${l.t.notices.why[reason]}
          <span class="muted"
            >${timeOf(at, l)} ${command ? html`<code>${command.name}</code>` : nothing}
            ${rule ? held.rule(rule) : nothing}</span
          >
        </li>`,
    )}
  </ul>`;
}

export function renderSizes(
  sizes: readonly CollectionSize[],
  storage: { readonly usage?: number; readonly quota?: number },
  unreadable: number,
  l: Localizer,
): TemplateResult {
  const words = l.t.devtools.sizes;
  const sum = (of: 'records' | 'bytes'): number => sizes.reduce((total, each) => total + each[of], 0);
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${words.collection}</th>
          <th scope="col">${words.records}</th>
          <th scope="col">${words.bytes}</th>
        </tr>
      </thead>
      <tbody class="figure">
        ${sizes.map(
          ({ doc, collection, records, bytes }) =>
            html`<tr>
              <td><code>${doc}/${collection}</code></td>
              <td>${l.number(records)}</td>
              <td>${sizeOf(bytes, l)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot class="figure">
        <tr>
          <th scope="row">${words.total}</th>
          <td>${l.number(sum('records'))}</td>
          <td>${sizeOf(sum('bytes'), l)}</td>
        </tr>
      </tfoot>
    </table>
    ${
      storage.usage === undefined || storage.quota === undefined
        ? nothing
        : html`<p class="muted figure">${words.storage(sizeOf(storage.usage, l), sizeOf(storage.quota, l))}</p>`
    }
    ${unreadable > 0 ? html`<p class="trouble"><span></span>${words.quarantine(unreadable)}</p>` : nothing}`;
}

/** An element as markup begins it. */
export const nameOf = ({ localName, id }: Element): string => `<${localName}${id ? ` id="${id}"` : ''}>`;
