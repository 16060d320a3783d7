/** The script of each page: the checks of one framework, one after the other. */
import { hydration, late, lives, standing, type Check } from './checks.js';
import { Session } from './session.js';
import type { Bench } from './state.js';

export interface Result {
  readonly name: string;
  /** Absent: it holds. */
  readonly problem?: string;
}

async function asked(session: Session, list: readonly Check[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const { name, run } of list) {
    try {
      await run(session);
      results.push({ name });
    } catch (error) {
      results.push({ name, problem: error instanceof Error ? error.message : String(error) });
    }
  }
  return results;
}

const place = (): Element => document.querySelector('#place') as Element;

/** `define` brings the kit. */
export async function check(bench: Bench, define: () => Promise<unknown>): Promise<readonly Result[]> {
  const session = new Session(bench, place());
  await session.mount({
    frozen: false,
    onNew: (event) => {
      event.preventDefault();
      session.place.setAttribute('data-heard', event.detail.origin);
    },
  });
  await define();
  await session.settled();
  const ofLate = await asked(session, late);
  await session.unmount();
  await session.mount();
  await session.settled();
  const ofStanding = await asked(session, standing);
  await session.unmount();
  return [...ofLate, ...ofStanding, ...(await asked(session, lives))];
}

/** On what the framework's server wrote, with the kit at work before the framework is. */
export async function checkServer(bench: Bench, define: () => Promise<unknown>): Promise<readonly Result[]> {
  const session = new Session(bench, place());
  await define();
  await session.settled();
  return asked(session, hydration);
}

/** These of a page that stands, and no others. */
export async function checkSome(
  bench: Bench,
  define: () => Promise<unknown>,
  names: readonly string[],
): Promise<readonly Result[]> {
  const session = new Session(bench, place());
  await define();
  await session.mount();
  await session.settled();
  return asked(
    session,
    standing.filter(({ name }) => names.includes(name)),
  );
}
