import { addDays, daysBetween, noonInZone, type CalendarDate, type Instant } from '../calendar-date.js';
import { create, type Patch } from '../patch.js';
import { OUTCOMES, type ActivityKind } from '../records/activity.js';
import { OPEN_STATUS, type Opportunity } from '../records/opportunity.js';
import { seeded } from '../seeded.js';
import { Dice } from './cast.js';
import type { DeedsOf, Subject } from './deed-subject.js';
import { OfferDesk } from './offer-desk.js';
import type { SampleContact } from './sample-people.js';
import { Clock } from './story.js';

/** The first words of a sale are spoken on the phone or written; later people meet. */
const EARLY: readonly (readonly [ActivityKind, number])[] = [
  ['call', 55],
  ['email', 30],
  ['meeting', 10],
  ['sms', 5],
];
const LATER: readonly (readonly [ActivityKind, number])[] = [
  ['call', 32],
  ['meeting', 30],
  ['email', 22],
  ['demo', 11],
  ['sms', 5],
];

const MINUTES: Readonly<Record<ActivityKind, readonly [number, number] | null>> = {
  call: [1, 6],
  meeting: [6, 18],
  demo: [9, 18],
  email: null,
  sms: null,
};

/**
 * Calls, meetings, e-mails, tasks and offers of the sample's opportunities: the more of them the further it has come, all held and done before
 * today, what is planned from today on. The dice are its own: the pipeline is the same whatever is done for it.
 */
export class Deeds {
  readonly #of: DeedsOf;
  readonly #dice: Dice;
  readonly #clock: Clock;
  readonly #offers: OfferDesk;
  readonly #patches: Patch[] = [];

  constructor(of: DeedsOf) {
    this.#of = of;
    this.#dice = new Dice(seeded(of.seed + 1_000_003));
    this.#clock = new Clock(of.timeZone, this.#dice);
    this.#offers = new OfferDesk(of, this.#dice, this.#clock);
  }

  tell(opportunity: Opportunity, customer: SampleContact, subject: Subject): void {
    const { today } = this.#of;
    const { status, startDate } = opportunity;
    const start = startDate ?? addDays(today, -2);
    const end = status.code === OPEN_STATUS.code ? addDays(today, -1) : (status.on ?? addDays(today, -1));
    const length = Math.max(0, daysBetween(start, end));
    this.#activities(opportunity, customer, subject, { start, length });
    this.#tasks(opportunity, { start, end });
    this.#offers.tell(opportunity, customer, subject, { start, end });
  }

  patches(): readonly Patch[] {
    return [...this.#patches, ...this.#offers.patches()];
  }

  #activities(
    { id, ownerId, createdAt, status }: Opportunity,
    { personId }: SampleContact,
    { reached, product }: Subject,
    { start, length }: { readonly start: CalendarDate; readonly length: number },
  ): void {
    const dice = this.#dice;
    const { words, timeZone, today } = this.#of;
    const isOpen = status.code === OPEN_STATUS.code;
    const held = { open: [0, 2], won: [3, 7], lost: [2, 4], abandoned: [0, 2], suspended: [1, 3] }[
      status.code
    ];
    const [low = 0, high = 0] = held;
    const count = Math.min(dice.between(low, high) + (isOpen ? Math.min(reached, 4) : 0), length + 1);
    const days = Array.from({ length: count }, () => dice.between(0, length)).sort((a, b) => a - b);
    let at = createdAt;
    const add = (kind: ActivityKind, when: Instant, isHeld: boolean, number: number): void => {
      const range = isHeld && dice.chance(0.7) ? MINUTES[kind] : null;
      this.#patches.push(
        create('activities', `${id}-a${String(number)}`, {
          opportunityId: id,
          kind,
          when: { at: when, zone: timeZone },
          held: isHeld ? { at: when, by: ownerId ?? '' } : null,
          direction: kind === 'meeting' || kind === 'demo' ? null : dice.chance(0.75) ? 'out' : 'in',
          memberId: ownerId,
          people: { [personId]: true },
          ...(kind === 'demo' && { agenda: words.agenda, products: { [product.id]: true } }),
          summary: isHeld && dice.chance(0.6) ? dice.pick(words.summaries[kind]) : null,
          outcome: isHeld && dice.chance(0.8) ? dice.pick<string>(OUTCOMES[kind]) : null,
          minutes: range && dice.between(range[0], range[1]) * 5,
          createdBy: ownerId ?? '',
          createdAt: isHeld ? when : createdAt,
        }),
      );
    };
    days.forEach((day, index) => {
      at = this.#clock.on(addDays(start, day), at);
      add(dice.weighted(index === 0 ? EARLY : LATER), at, true, index + 1);
    });
    // D65: most open ones have a next step, some have none.
    if (isOpen && dice.chance(0.35))
      add(
        dice.weighted(LATER),
        this.#clock.on(addDays(today, dice.between(1, 14)), at),
        false,
        days.length + 1,
      );
  }

  #tasks(
    { id, ownerId, createdAt, status }: Opportunity,
    { start, end }: { readonly start: CalendarDate; readonly end: CalendarDate },
  ): void {
    const dice = this.#dice;
    const { words, today, names, timeZone } = this.#of;
    const isOpen = status.code === OPEN_STATUS.code;
    const count = dice.weighted([
      [0, 45],
      [1, 40],
      [2, 15],
    ]);
    for (let number = 1; number <= count; number++) {
      // Whoever closes a sale has done what was to be done.
      const isDone = !isOpen || dice.chance(0.45);
      const done = addDays(start, dice.between(0, Math.max(0, daysBetween(start, end))));
      const assigneeId = dice.chance(0.85) ? ownerId : dice.pick([...names.keys()]);
      this.#patches.push(
        create('tasks', `${id}-t${String(number)}`, {
          opportunityId: id,
          title: dice.pick(words.tasks),
          assigneeId,
          due: { date: isDone ? done : addDays(today, dice.between(-4, 15)), time: null },
          done: isDone
            ? { at: Math.max(noonInZone(done, timeZone), createdAt + 60_000), by: assigneeId ?? '' }
            : null,
          important: dice.chance(0.15),
          createdBy: ownerId ?? '',
          createdAt,
        }),
      );
    }
  }
}
