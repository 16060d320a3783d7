import { addDays, type CalendarDate } from '../calendar-date.js';
import { ABANDONED_REASONS, LOST_REASONS } from '../records/reasons.js';
import { OPEN_STATUS, type Status } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';
import type { Dice } from './cast.js';
import type { Story } from './story.js';
import type { SampleWords } from './words.js';

/** What comes of an opportunity, and how long ago it began. */
export interface Plot {
  readonly outcome: Status;
  readonly age: number;
}

export function drawPlot(dice: Dice): Plot {
  const outcome = dice.weighted<Status>([
    ['open', 64],
    ['won', 17],
    ['lost', 10],
    ['abandoned', 4],
    ['suspended', 5],
  ]);
  const age =
    outcome === 'open'
      ? dice.weighted([
          [dice.between(2, 14), 30],
          [dice.between(15, 60), 45],
          [dice.between(61, 180), 25],
        ])
      : dice.between(25, 260);
  return { outcome, age };
}

/** The expected close of an open one as it stands today: some overdue, some due today, most to come, a few without. */
export function drawExpectedClose(dice: Dice, today: CalendarDate): CalendarDate | null {
  const days = dice.weighted<number | null>([
    [-dice.between(1, 25), 13],
    [0, 4],
    [dice.between(1, 7), 15],
    [dice.between(8, 45), 36],
    [dice.between(46, 120), 24],
    [null, 8],
  ]);
  return days === null ? null : addDays(today, days);
}

/** Leads a story from its first stage to where it stands today. */
export function tell(
  story: Story,
  { outcome, age }: Plot,
  stages: readonly Stage[],
  today: CalendarDate,
  dice: Dice,
  words: SampleWords,
): void {
  const pre = stages.filter((stage) => stage.phase === 'pre');
  const later = stages.filter((stage) => stage.phase !== 'pre');
  const last = pre.length - 1;
  const reached = {
    open: () => dice.weighted(pre.map((_, index) => [index, 36 - (26 * index) / Math.max(1, last)] as const)),
    won: () => last,
    lost: () => dice.between(Math.min(1, last), last),
    abandoned: () => dice.between(0, Math.min(1, last)),
    suspended: () => dice.between(Math.min(1, last), last),
  }[outcome]();
  const path = pre.slice(1, reached + 1).filter((_, index) => index === reached - 1 || !dice.chance(0.15));
  if (path.length > 1 && dice.chance(0.1)) path.splice(1, 0, ...pre.slice(0, 1));

  // Days before today on which something happened, oldest first; the closing is the last of them, delivery comes after it.
  const deliveries =
    outcome === 'won'
      ? dice.weighted([
          [0, 40],
          [1, 35],
          [2, 25],
        ])
      : 0;
  const closedAgo =
    outcome === 'open' ? 1 : dice.between(2 + deliveries, Math.max(3 + deliveries, Math.floor(age * 0.6)));
  const days = path.map(() => dice.between(Math.min(closedAgo, age - 1), age - 1)).sort((a, b) => b - a);
  const ago = (count: number): CalendarDate => addDays(today, -Math.max(1, count));
  path.forEach((stage, index) => story.move(stage, ago(days[index] ?? 1)));

  if (outcome === 'open') {
    if (dice.chance(0.12)) story.edit('probability', dice.between(1, 19) * 500, ago(1));
    return;
  }
  const closing = { ...OPEN_STATUS, code: outcome, on: ago(closedAgo) };
  if (outcome === 'lost') {
    const note = dice.chance(0.5) ? dice.pick(words.lostNotes) : null;
    story.close({ ...closing, reason: dice.pick(LOST_REASONS.slice(0, 6)), note }, ago(closedAgo));
  } else if (outcome === 'abandoned') {
    story.close({ ...closing, reason: dice.pick(ABANDONED_REASONS.slice(0, 5)) }, ago(closedAgo));
  } else if (outcome === 'suspended') {
    const resumeOn = dice.chance(0.7) ? addDays(today, dice.between(-3, 60)) : null;
    story.close({ ...closing, resumeOn }, ago(closedAgo));
  } else {
    const [win, ...after] = later;
    if (win) story.move(win, ago(closedAgo));
    story.close(closing, ago(closedAgo));
    after.slice(0, deliveries).forEach((stage, index) => story.move(stage, ago(closedAgo - 1 - index)));
  }
}
