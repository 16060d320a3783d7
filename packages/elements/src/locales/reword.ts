import type { Localizer } from './localizer.js';
import type { Messages } from './messages.js';
import { nearestName } from './nearest-name.js';
import type { Strings } from './strings.js';

/** All areas, also those that no widget of the page has brought. */
const AREAS: Readonly<Record<keyof Messages, true>> = {
  activities: true,
  asking: true,
  attributes: true,
  bin: true,
  board: true,
  changeReport: true,
  charts: true,
  choices: true,
  common: true,
  contacts: true,
  credit: true,
  customFields: true,
  detail: true,
  devtools: true,
  diagnosis: true,
  exporting: true,
  filters: true,
  firstMinute: true,
  flowReports: true,
  forecast: true,
  form: true,
  importing: true,
  lines: true,
  links: true,
  list: true,
  merging: true,
  notes: true,
  notices: true,
  offers: true,
  outcomeReports: true,
  problems: true,
  process: true,
  profile: true,
  queue: true,
  quotaReport: true,
  quotas: true,
  rates: true,
  references: true,
  reports: true,
  review: true,
  schemas: true,
  settings: true,
  sources: true,
  stageReports: true,
  sync: true,
  texts: true,
  timeline: true,
  todo: true,
  workReport: true,
};

/** More sets of words than this for one language are not remembered: a host may make a new object for each update. */
const KEPT = 8;

interface Made {
  readonly strings: readonly Strings[];
  readonly localizer: Localizer;
}

const made = new WeakMap<Localizer, Made[]>();
const told = new Set<string>();

/** A localizer that says the host's words, the last of them first. The same object for the same words, so that identity tells a change. */
export function reword(l: Localizer, strings: readonly Strings[]): Localizer {
  const own = strings.filter((each) => each[l.language]);
  if (own.length === 0) return l;
  const known = made.get(l) ?? [];
  made.set(l, known);
  const found = known.find(
    (each) => each.strings.length === own.length && each.strings.every((one, at) => one === own[at]),
  );
  if (found) return found.localizer;
  const localizer = withWords(l, own);
  known.push({ strings: own, localizer });
  if (known.length > KEPT) known.shift();
  return localizer;
}

function withWords(l: Localizer, strings: readonly Strings[]): Localizer {
  const t = Object.create(l.t) as Messages;
  const areas = new Set(strings.flatMap((each) => Object.keys(each[l.language] ?? {})));
  for (const area of areas) {
    if (isArea(area)) Object.defineProperty(t, area, { get: wordsOfArea(l, area, strings) });
    else warn(`${l.language}.${area}`, area, Object.keys(AREAS));
  }
  return { ...l, t, problem: (problem) => t.problems[problem.code](problem.params ?? {}) };
}

const isArea = (name: string): name is keyof Messages => Object.hasOwn(AREAS, name);

/** Put together when they are first said, and again when the kit's own have come meanwhile. */
function wordsOfArea(l: Localizer, area: keyof Messages, strings: readonly Strings[]): () => unknown {
  let base: unknown;
  let whole: unknown;
  return () => {
    const current: unknown = l.t[area];
    if (current === base) return whole;
    base = current;
    whole = strings.reduce((before, each) => {
      const own: unknown = each[l.language]?.[area];
      return isTree(own) ? merged(before, own, `${l.language}.${area}`) : before;
    }, current);
    return whole;
  };
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** A copy with what is given; what the kit does not say, or says in another kind, is left out and told. */
function merged(base: unknown, own: Tree, path: string): unknown {
  if (!isTree(base)) return base;
  const whole: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(own)) {
    const known = base[key];
    if (value === undefined) continue;
    if (typeof known !== typeof value) warn(`${path}.${key}`, key, Object.keys(base), known);
    else whole[key] = isTree(value) ? merged(known, value, `${path}.${key}`) : value;
  }
  return whole;
}

/** Once for each name. */
function warn(path: string, key: string, names: readonly string[], known?: unknown): void {
  if (told.has(path)) return;
  told.add(path);
  const near = nearestName(key, names);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  console.warn(
    known === undefined
      ? `[firsat] strings: ${path} is nothing that the kit says.${hint}`
      : `[firsat] strings: ${path} has to be a ${typeof known}.`,
  );
}
