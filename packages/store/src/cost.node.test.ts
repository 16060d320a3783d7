import assert from 'node:assert/strict';
import { Session, type Profiler } from 'node:inspector';
import { after, describe, it, type TestContext } from 'node:test';
import { orderSequence, type Patch } from '@firsat/model';
import { anOpportunity, aPosition, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { layout, rootOf } from './layouts.js';
import { CollectionReader } from './doc-reader.js';
import { writePatches } from './doc-writer.js';
import { accepted, createTestStore } from './testing/index.js';

// Work is counted, not timed: the engine counts how often each block of each function ran, so that the same code has the
// same number on every machine. `npm run bench` measures the time. Counting begins before anything else is called:
// functions that have been compiled without counters would be counted as a whole.
const inspector = new Session();
inspector.connect();
inspector.post('Profiler.enable');
inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** How many blocks ran since the last call, in our packages and the libraries below them. */
function takeWork(): number {
  let blocks = 0;
  inspector.post('Profiler.takePreciseCoverage', (_, { result }: Profiler.TakePreciseCoverageReturnType) => {
    for (const { url, functions } of result)
      if (/\/(packages|yjs|lib0)\//.test(url))
        for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  });
  return blocks;
}

function workOf(run: () => void): number {
  takeWork();
  run();
  return takeWork();
}

function manyOpportunities(count: number): readonly Patch[] {
  const random = seeded(1);
  const orders = orderSequence(count);
  return Array.from({ length: count }, (_, index) => {
    const stageId = `planports-${String(1 + Math.floor(random() * 6))}`;
    const position = aPosition({ stageId, order: orders[index] ?? 'a0', moveId: `move${String(index)}` });
    return creating(
      'opportunities',
      anOpportunity({ id: `opp${String(index)}`, position, description: `Fırsat ${String(index)}` }),
    );
  }).flat();
}

/** Growth that is allowed from 1,000 to 10,000 records: finding a place in a sorted column takes a few steps more. */
const GROWTH = 1.3;

function assertSame(t: TestContext, what: string, few: number, many: number): void {
  t.diagnostic(`${what}: ${few.toFixed(0)} blocks among 1,000, ${many.toFixed(0)} among 10,000`);
  assert.ok(few > 10, 'nothing was counted');
  assert.ok(many < few * GROWTH, `${many.toFixed(0)} blocks against ${few.toFixed(0)}`);
}

describe('cost', () => {
  after(() => {
    inspector.disconnect();
  });

  it('ST9 reading 10,000 opportunities is less than half the work of the applyUpdate of the same bytes', (t: TestContext) => {
    const source = { core: new Y.Doc(), work: new Y.Doc() };
    writePatches(source, manyOpportunities(10_000), { kind: 'import' });
    const bytes = Y.encodeStateAsUpdate(source.core);
    const core = new Y.Doc();
    const root = rootOf({ core, work: core }, 'opportunities');
    const applying = workOf(() => {
      Y.applyUpdate(core, bytes);
    });
    const reader = new CollectionReader(layout('opportunities'), root);
    const reading = workOf(() => reader.readAll());
    assert.equal(reader.rows.size, 10_000);
    const ratio = reading / applying;
    t.diagnostic(`reading 10,000 opportunities: ${ratio.toFixed(2)} of the blocks of applyUpdate`);
    assert.ok(applying > 100_000 && reading > 10_000, 'nothing was counted');
    assert.ok(ratio < 0.5, `${String(reading)} blocks against ${String(applying)}`);
  });

  it('ST20 a change of others is the same work among 10,000 as among 1,000', (t: TestContext) => {
    const moves = 200;
    const workAmong = (count: number): number => {
      const { store, core } = createTestStore({ patches: manyOpportunities(count) });
      const view = store.board({ schemaId: 'planports', statuses: ['open'], text: '' });
      let told = 0;
      view.subscribe(() => told++);
      const root = core.getMap('o');
      const random = seeded(2);
      const work = workOf(() => {
        for (let move = 0; move < moves; move++) {
          const stageId = `planports-${String(1 + Math.floor(random() * 6))}`;
          const id = `opp${String(Math.floor(random() * count))}`;
          root.set(`${id}.P`, [
            'planports',
            stageId,
            `a1${String(Math.floor(random() * 1e9))}V`,
            'm',
            1,
            'u',
          ]);
        }
      });
      assert.equal(told, moves);
      return work / moves;
    };
    assertSame(t, 'a move received', workAmong(1000), workAmong(10_000));
  });

  it('ST20 a command, too', (t: TestContext) => {
    const edits = 200;
    const workAmong = (count: number): number => {
      const { store } = createTestStore({ patches: manyOpportunities(count) });
      store.board({ schemaId: 'planports', statuses: ['open'], text: '' });
      const random = seeded(3);
      const edit = (): void => {
        const id = `opp${String(Math.floor(random() * count))}`;
        const changes = { probability: Math.floor(random() * 10_000) };
        accepted(store.execute('opportunity-edit', { id, changes }));
      };
      edit(); // whoever changes something first becomes a member
      const work = workOf(() => {
        for (let index = 0; index < edits; index++) edit();
      });
      return work / edits;
    };
    assertSame(t, 'an edit made', workAmong(1000), workAmong(10_000));
  });
});
