import { problem, type CommandName, type Problem } from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import type { CommandRequestEvent, Wait } from '../events/command-request.js';
import '../locales/areas/asking.js';
import '../locales/areas/problems.js';
import type { AskedRequest } from './page-answers.js';
import { browserTimer, type Timer } from './timer.js';

/** How long a page is waited for that says nothing else. */
export const LIMIT_MS = 10_000;
/** No page is waited for longer, whatever it says. */
export const LONGEST_MS = 600_000;
/** An answer that comes sooner needs no word. */
export const QUIET_MS = 400;

const limitOf = ({ limit = LIMIT_MS }: Wait): number => (limit >= 0 ? Math.min(limit, LONGEST_MS) : LIMIT_MS);

/** One answer: `undefined` allows. What went wrong is told to whoever made the page. */
function answerOf(event: CommandRequestEvent, wait: Wait, timer: Timer): Promise<Problem | undefined> {
  return new Promise((resolve) => {
    const callOff = timer.after(limitOf(wait), () => {
      console.error(
        `[firsat] ${event.type}: refused, since the promise given to waitUntil() did not settle within ${String(limitOf(wait))} ms.`,
      );
      resolve(event.refusal ?? problem('no-answer'));
    });
    const end = (answer: unknown): void => {
      callOff();
      resolve(answer === false ? (event.refusal ?? problem('vetoed')) : event.refusal);
    };
    Promise.resolve(wait.verdict).then(end, (error: unknown) => {
      console.warn(`[firsat] ${event.type}: refused, since the promise given to waitUntil() failed.`, error);
      end(false);
    });
  });
}

/** The first refusal among the answers, as soon as it comes; `undefined` when all have allowed it. */
async function decide(event: CommandRequestEvent, timer: Timer): Promise<Problem | undefined> {
  const answers = (event.waits ?? []).map((wait) => answerOf(event, wait, timer));
  return new Promise((resolve) => {
    for (const answer of answers)
      void answer.then((refusal) => {
        if (refusal) resolve(refusal);
      });
    void Promise.all(answers).then(() => {
      resolve(undefined);
    });
  });
}

/** Says that the page takes its time, when it does; what is returned ends that and tells whether it was said. */
function sayWhenSlow(
  { handle, l }: Pick<AskedRequest<CommandName>, 'handle' | 'l'>,
  timer: Timer,
  until: Promise<unknown>,
): () => boolean {
  let said = false;
  const callOff = timer.after(QUIET_MS, () => {
    said = true;
    handle.toast({ text: l.t.asking.waiting, until });
  });
  return () => {
    callOff();
    return said;
  };
}

/**
 * Waits for the page, at most for a limit, and for `earlier`; then the command runs through all its checks, on the data as it is by then. While the answer
 * takes its time, a toast says so; what is refused after that is said in one, too, since whoever asked may be looking elsewhere.
 */
export async function askPage<N extends CommandName>(
  { event, handle, l, perform }: AskedRequest<N>,
  earlier: Promise<unknown> | '' | undefined,
): Promise<CommandResult<N>> {
  const timer = handle.sources?.timer ?? browserTimer;
  const work = async (): Promise<CommandResult<N>> => {
    const refusal = await decide(event, timer);
    if (refusal) return { ok: false, problems: [refusal] };
    if (earlier) await earlier.catch(() => undefined);
    return perform();
  };
  const result = work();
  const end = sayWhenSlow(
    { handle, l },
    timer,
    result.catch(() => undefined),
  );
  const outcome = await result;
  const wasSlow = end();
  const refusal = outcome.ok ? undefined : outcome.problems[0];
  if (refusal && (wasSlow || refusal.code === 'no-answer')) handle.showProblem(refusal);
  return outcome;
}
