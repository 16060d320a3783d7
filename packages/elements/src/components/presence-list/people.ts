import type { OpportunityId } from '@firsat/model';
import type { Presence, PresenceState } from '@firsat/store';

export interface Activity {
  readonly kind: 'dragging' | 'editing' | 'opened';
  readonly opportunityId: OpportunityId;
}

/** One person, however many windows they have. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly self: boolean;
  readonly windows: number;
  /** One per opportunity, the most telling first. */
  readonly activities: readonly Activity[];
}

const RANK = { dragging: 0, editing: 1, opened: 2 } as const;

function activitiesOf(states: readonly PresenceState[]): readonly Activity[] {
  const best = new Map<OpportunityId, Activity>();
  for (const { opportunityId, field, dragging } of states) {
    const found: Activity[] = [];
    if (dragging !== null) found.push({ kind: 'dragging', opportunityId: dragging });
    if (opportunityId !== null) found.push({ kind: field === null ? 'opened' : 'editing', opportunityId });
    for (const activity of found) {
      const known = best.get(activity.opportunityId);
      if (!known || RANK[activity.kind] < RANK[known.kind]) best.set(activity.opportunityId, activity);
    }
  }
  return [...best.values()].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}

/** Everybody who is here, by user: this one first, the others by name. Two tabs of one user are one person. */
export function peopleOf(presence: Presence, compare: (a: string, b: string) => number): readonly Person[] {
  const byUser = new Map<string, PresenceState[]>([[presence.self.user.id, [presence.self]]]);
  for (const peer of presence.peers) {
    const states = byUser.get(peer.user.id);
    if (states) states.push(peer);
    else byUser.set(peer.user.id, [peer]);
  }
  return [...byUser]
    .flatMap(([id, states]): Person[] => {
      const user = states[0]?.user;
      if (!user) return [];
      const self = id === presence.self.user.id;
      return [
        {
          id,
          name: user.name,
          color: user.color,
          self,
          windows: states.length,
          activities: activitiesOf(states),
        },
      ];
    })
    .sort((a, b) => Number(b.self) - Number(a.self) || compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** First letters of the first and the last word. Turkish `i` becomes `İ` when the locale is Turkish. */
export function initialsOf(name: string, locale: string): string {
  const words = name.trim().split(/\s+/);
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return picked
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase(locale);
}

/** Black or white, whichever is read better on a colour that somebody else chose: at least 4.5:1 on every colour. */
export function readableOn(color: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000';
}
