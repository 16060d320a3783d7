import { html, nothing, type TemplateResult } from 'lit';
import type { SyncStatus } from '@firsat/store';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

type LevelState = 'done' | 'waiting' | 'problem' | 'none';

interface Level {
  readonly key: 'memory' | 'device' | 'server';
  readonly state: LevelState;
  readonly words: string;
  /** What it amounts to, below the state. */
  readonly more?: string | undefined;
}

const ICONS = { done: icons.check, waiting: icons.clock, problem: icons.alert, none: icons.minus };

function levelsOf(status: SyncStatus, l: Localizer): readonly Level[] {
  const { deviceState, serverState, memoryState, storage } = l.t.sync;
  const { device, server, network, unsavedOnDevice, unsavedOnServer } = status;
  const deviceLevel: Record<SyncStatus['device'], LevelState> = {
    saved: 'done',
    saving: 'waiting',
    failed: 'problem',
    memory: 'none',
  };
  const refused = network === 'denied' && server !== 'none';
  // Nothing was ever sent from here: "saved" would sound like more than that.
  const idle = server === 'saved' && status.lastServerSaveAt === null;
  return [
    { key: 'memory', state: 'done', words: memoryState },
    {
      key: 'device',
      state: deviceLevel[device],
      words: deviceState[device](unsavedOnDevice),
      // A device that is being opened has promised nothing yet, one that keeps nothing has said so already.
      more: device === 'saved' ? storage[status.storage] : undefined,
    },
    {
      key: 'server',
      state: refused
        ? 'problem'
        : { none: 'none' as const, pending: 'waiting' as const, saved: 'done' as const }[server],
      words: serverState[refused ? 'denied' : idle ? 'idle' : server](unsavedOnServer),
    },
  ];
}

/** The three levels with a mark each; the mark is also said in words. */
export function syncLevels(status: SyncStatus, l: Localizer): TemplateResult {
  const words = l.t.sync;
  return html`<ul class="levels" part="levels" aria-label=${words.levels.title}>
      ${levelsOf(status, l).map(
        ({ key, state, words: text, more }) => html`<li data-level=${key} data-state=${state}>
          ${ICONS[state]}
          <div>
            <strong>${words.levels[key]}</strong>
            <span class="visually-hidden">(${state === 'done' ? words.done : words.notDone})</span>
          </div>
          <span>${text}${more === undefined ? nothing : html`<small>${more}</small>`}</span>
        </li>`,
      )}
    </ul>
    ${
      status.lastServerSaveAt === null
        ? nothing
        : html`<p class="note figure">${words.lastServerSave(l.moment(status.lastServerSaveAt))}</p>`
    }`;
}

/** How many changes were not accepted; `nothing` when all were. */
export function heldChanges(count: number, l: Localizer): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<p class="trouble held" part="held">${icons.alert}<span>${l.t.sync.meaning.held(count)}. ${l.t.sync.heldHint}</span></p>`;
}

/** What is wrong, in words; `nothing` when nothing is. */
export function syncProblem(status: SyncStatus, l: Localizer): TemplateResult | typeof nothing {
  const code = status.problem;
  if (code === null) return nothing;
  const known: Readonly<Record<string, string>> = l.t.sync.problems;
  const text = Object.hasOwn(known, code) ? known[code] : l.t.sync.unknownProblem(code);
  return html`<p class="trouble" part="problem">${icons.alert}<span>${text}</span></p>`;
}
