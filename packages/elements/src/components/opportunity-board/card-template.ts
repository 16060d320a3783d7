import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Density } from '@firsat/model';
import type { Peer } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import { setProperty } from '../../primitives/set-property.js';
import { atOffset } from './at-offset.js';
import type { CardFacts } from './card-facts.js';
import { markPaths } from './card-icons.js';

/** What a card needs beside its facts. */
export interface CardState {
  readonly index: number;
  readonly count: number;
  readonly offset: number;
  readonly tabbable: boolean;
  /** The one that is being moved: it stays where it is, faded, until it is dropped. */
  readonly lifted: boolean;
  readonly peers: readonly Peer[];
  readonly density: Density;
}

/** One row of a column: the card (one focus target, like a button) and its menu button beside it. */
export function cardTemplate(l: Localizer, facts: CardFacts, state: CardState): TemplateResult {
  return html`<div
    class="item"
    role="listitem"
    aria-setsize=${state.count}
    aria-posinset=${state.index + 1}
    data-id=${facts.row.id}
    ${atOffset(state.offset)}
  >
    ${guard([facts, l, state.tabbable, state.lifted, state.peers, state.density], () => contents(l, facts, state))}
  </div>`;
}

function contents(l: Localizer, facts: CardFacts, state: CardState): TemplateResult {
  const words = l.t.board.card;
  const names = state.peers.map((peer) => peer.user.name);
  const here = names.length > 0 ? words.peers(l.list(names)) : '';
  return html`<div
      class="card ${state.lifted ? 'lifted' : ''}"
      part="card"
      role="button"
      tabindex=${state.tabbable ? 0 : -1}
      data-mark=${facts.mark}
      data-peers=${here || nothing}
      aria-roledescription=${l.t.board.cardRole}
      .ariaDescription=${[facts.details, here, l.t.board.instructions].filter(Boolean).join('. ')}
      ${state.peers[0] ? setProperty('--_peer', state.peers[0].user.color) : nothing}
    >
      ${cardFace(facts, state.density)}
    </div>
    <button class="card-menu" tabindex="-1" aria-haspopup="menu" aria-label=${words.move(facts.title)}></button>`;
}

/**
 * The face of a card: three rows, or one when compact. Also what is carried under the pointer. One template with few holes, since each nested
 * one is paid for a hundred times before the board is first seen. What the description of the card says in full is not heard here as well.
 */
export function cardFace(facts: CardFacts, density: Density): TemplateResult {
  if (density === 'compact') {
    return html`<span class="title ellipsis" data-tip=${facts.background || nothing}>${facts.title}</span
      ><span class="amount figure">${facts.brief}${period(facts)}</span>
      <svg class="mark" viewBox="0 0 24 24" role="img" aria-label=${facts.markText} data-tip=${facts.markText}><path d=${markPaths[facts.mark]} /></svg>`;
  }
  return html`<span class="title ellipsis" data-tip=${facts.background || nothing}>${facts.title}</span>
    <svg class="mark" viewBox="0 0 24 24" role="img" aria-label=${facts.markText} data-tip=${facts.markText}><path d=${markPaths[facts.mark]} /></svg>
    <span class="customer ellipsis">${facts.customer}</span>
    ${
      facts.initials
        ? html`<span class="age figure beside" aria-hidden="true">${facts.age}</span><span class="owner" aria-hidden="true">${facts.initials}</span>`
        : html`<span class="age figure" aria-hidden="true">${facts.age}</span>`
    }
    <span class="foot"><span class="amount figure">${facts.amount}${period(facts)}</span><span class="date figure" aria-hidden="true">${facts.date}</span></span>`;
}

function period(facts: CardFacts): TemplateResult | typeof nothing {
  return facts.period ? html`<span class="period"> ${facts.period}</span>` : nothing;
}
