/** All reports of a workspace in memory with a full history: the first computation, one change, one step of the time slider. */
import { openAmounts, Replays, ReportIndex } from '@firsat/model/reports';
import { ALL_REPORTS, manyLives } from '../../reports/many-lives.js';

const NAMES = Object.keys(ALL_REPORTS);
const DAY = 86_400_000;

let lives: ReturnType<typeof manyLives> | undefined;
let index: ReportIndex<string, Readonly<Record<string, unknown>>> | undefined;
let replays: Replays | undefined;
let changes = 0;
let steps = 0;

/** Runs in a task of its own, whose script the browser counts. */
function asTask<T>(run: () => T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(run());
    });
  });
}

window.reports = {
  names: NAMES.length,
  async fill(count, events) {
    lives = await asTask(() => manyLives(count, events));
    index = replays = undefined;
  },
  first: () =>
    asTask(() => {
      if (!lives) throw new Error('nothing is filled in');
      const { source, now } = lives;
      const slices: number[] = [];
      let from = performance.now();
      index = new ReportIndex(source, { now }, ALL_REPORTS);
      for (const _ of index.building()) {
        slices.push(performance.now() - from);
        from = performance.now();
      }
      for (const name of NAMES) index.get(name);
      return slices;
    }),
  change: (times) =>
    asTask(() => {
      for (let time = 0; time < times; time += 1) {
        index?.apply(lives?.touch(changes++) ?? new Map());
        for (const name of NAMES) index?.get(name);
      }
    }),
  step: () =>
    asTask(() => {
      if (!lives) throw new Error('nothing is filled in');
      const { source, now } = lives;
      if (!replays) {
        replays = new Replays(source);
        for (const replay of replays.all()) replay.tracksAt(now);
      }
      const asOf = now - ++steps * 20 * DAY;
      const past = new ReportIndex(source, { now, asOf }, { open: openAmounts() }, replays);
      past.rebuild();
      past.get('open');
    }),
};

declare global {
  interface Window {
    reports: {
      readonly names: number;
      fill(count: number, events: number): Promise<void>;
      /** Everything computed for the first time; how long each slice took by the clock. */
      first(): Promise<readonly number[]>;
      /** So many changes, one after another, all reports read after each. */
      change(times: number): Promise<void>;
      /** The open amounts as they stood a few weeks earlier than the last time. */
      step(): Promise<void>;
    };
  }
}
