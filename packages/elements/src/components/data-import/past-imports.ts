import { html, nothing, type TemplateResult } from 'lit';
import type { Transfer } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

/** Older ones are in the history of what they made. */
const SHOWN = 8;

/** The newest imports, each with a way back. */
export function pastImports(
  l: Localizer,
  store: PipelineStore,
  isLocked: boolean,
  revert: (transfer: Transfer) => void,
): TemplateResult | typeof nothing {
  const { importing } = l.t;
  const past = [...store.list('transfers')]
    .filter(({ type }) => type === 'import')
    .sort((a, b) => b.at - a.at)
    .slice(0, SHOWN);
  if (past.length === 0) return nothing;
  return html`<section class="earlier" aria-labelledby="past-title">
    <h3 id="past-title">${importing.pastTitle}</h3>
    <ul>
      ${past.map(
        (transfer) => html`<li data-id=${transfer.id}>
          <span class="what">
            <span class="strong ellipsis">${transfer.files}</span>
            <span class="hint figure">${facts(l, store, transfer)}</span>
          </span>
          <button
            class="button revert"
            ?disabled=${isLocked}
            aria-label=${`${transfer.takenBack === null ? importing.takeBack : importing.bringBack}: ${transfer.files}`}
            @click=${() => {
              revert(transfer);
            }}
          >
            ${transfer.takenBack === null ? icons.undo : icons.redo}
            ${transfer.takenBack === null ? importing.takeBack : importing.bringBack}
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}

function facts(l: Localizer, store: PipelineStore, { at, by, counts, takenBack }: Transfer): string {
  const { importing, common } = l.t;
  const who = store.get('members', by)?.name ?? common.unknownPerson;
  const made = Object.entries((counts ?? {}) as Readonly<Record<string, number>>)
    .filter(([kind, count]) => count > 0 && kind in importing.kinds)
    .map(([kind, count]) => `${importing.kinds[kind as keyof typeof importing.kinds]}: ${l.number(count)}`);
  return [l.moment(at), who, ...made, ...(takenBack === null ? [] : [importing.wasTakenBack])].join(' · ');
}

/** What taking back (or bringing back) has done, and what it has left alone. */
export function revertReport(
  l: Localizer,
  store: PipelineStore,
  title: string,
  counts: Readonly<Record<string, number>>,
  kept: readonly { readonly collection: string; readonly id: string; readonly reason: 'edited' | 'in-use' }[],
): TemplateResult {
  const { importing } = l.t;
  const made = Object.entries(counts).map(
    ([kind, count]) =>
      `${(importing.reverted as Readonly<Record<string, string>>)[kind] ?? kind}: ${l.number(count)}`,
  );
  return html`<h2 id="done-title" class="title" tabindex="-1">${icons.check}${title}</h2>
    <p class="figure">${made.length > 0 ? made.join(' · ') : importing.nothingReverted}</p>
    ${
      kept.length === 0
        ? nothing
        : html`<details class="places" open>
            <summary>${importing.keptTitle(l.number(kept.length))}</summary>
            <ul>
              ${kept.slice(0, 40).map(
                ({ collection, id, reason }) => html`<li>
                  <span class="strong ellipsis">${nameOf(store, collection, id)}</span>
                  <span>${importing.keptReasons[reason]}</span>
                </li>`,
              )}
            </ul>
            ${
              kept.length > 40
                ? html`<p class="hint figure">${importing.moreKept(l.number(kept.length - 40))}</p>`
                : nothing
            }
          </details>`
    }`;
}

function nameOf(store: PipelineStore, collection: string, id: string): string {
  switch (collection) {
    case 'opportunities':
      return store.get('opportunities', id)?.description ?? id;
    case 'contacts':
    case 'products':
    case 'members':
    case 'stages':
      return store.get(collection, id)?.name ?? id;
    default:
      return store.get('schemas', id)?.title ?? id;
  }
}
