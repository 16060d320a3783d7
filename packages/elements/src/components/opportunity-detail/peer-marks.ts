import { html, nothing, type TemplateResult } from 'lit';
import type { Peer } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import { setProperty } from '../../primitives/set-property.js';
import { initialsOf, readableOn } from '../presence-list/people.js';

/** A colleague's dot and words, beside what they are editing. */
export function peerMark(peer: Peer, words: string): TemplateResult {
  return html`<span class="peer-mark" ${setProperty('--_peer', peer.user.color)}>${words}</span>`;
}

/** One of each person: two windows of a colleague are one colleague, and one's own other windows are nobody. */
export function distinctPeers(peers: readonly Peer[], selfId: string): readonly Peer[] {
  const byUser = new Map<string, Peer>();
  for (const peer of peers)
    if (peer.user.id !== selfId && !byUser.has(peer.user.id)) byUser.set(peer.user.id, peer);
  return [...byUser.values()];
}

/** Who else has this opportunity open. */
export function peerList(peers: readonly Peer[], l: Localizer): TemplateResult | typeof nothing {
  if (peers.length === 0) return nothing;
  const names = l.t.detail.here(l.list(peers.map(({ user }) => user.name)));
  return html`<span class="peers" role="img" aria-label=${names} title=${names}>
    ${peers.slice(0, 4).map(
      ({ user }) =>
        html`<span
          class="peer"
          ${setProperty('--_peer', user.color)}
          ${setProperty('--_on-peer', readableOn(user.color))}
          >${initialsOf(user.name, l.locale)}</span
        >`,
    )}
    ${peers.length > 4 ? html`<span class="peer rest">+${l.number(peers.length - 4)}</span>` : nothing}
  </span>`;
}
