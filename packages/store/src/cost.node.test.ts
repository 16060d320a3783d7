import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { orderSequence, type Patch } from '@firsat/model';
import { anOpportunity, aPosition, creating, seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { rootOf } from './doc-layout.js';
import { CollectionReader } from './doc-reader.js';
import { writePatches } from './doc-writer.js';
import { accepted, createTestStore } from './testing/index.js';

/** CPU milliseconds: what the machine does besides hardly counts. */
function cpu(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

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

describe('cost', () => {
  it('ST9 reading 10,000 opportunities costs well under the applyUpdate of the same bytes', (t: TestContext) => {
    const source = { core: new Y.Doc(), work: new Y.Doc() };
    writePatches(source, manyOpportunities(10_000), { kind: 'import' });
    const bytes = Y.encodeStateAsUpdate(source.core);
    const [applying, reading]: [number[], number[]] = [[], []];
    for (let round = 0; round < 11; round++) {
      const core = new Y.Doc();
      const root = rootOf({ core, work: core }, 'opportunities');
      applying.push(cpu(() => Y.applyUpdate(core, bytes)));
      const reader = new CollectionReader('opportunities', root);
      reading.push(cpu(() => reader.readAll()));
      assert.equal(reader.rows.size, 10_000);
    }
    const ratio = median(reading) / median(applying);
    t.diagnostic(
      `reading 10,000 opportunities: ${median(reading).toFixed(0)} ms beside ${median(applying).toFixed(0)} ms of applyUpdate, ratio ${ratio.toFixed(2)}`,
    );
    // 0.2 to 0.3 on a quiet machine; garbage collection falls on either side by chance.
    assert.ok(ratio < 0.5, `ratio ${ratio.toFixed(2)}`);
  });

  it('ST20 a change of others costs the same among 10,000 as among 1,000', (t: TestContext) => {
    const costOf = (count: number): number => {
      const { store, core } = createTestStore({ patches: manyOpportunities(count) });
      const view = store.board({ schemaId: 'planports', statuses: ['open'], text: '' });
      let told = 0;
      view.subscribe(() => told++);
      const root = core.getMap('o');
      const random = seeded(2);
      const move = (): void => {
        const stageId = `planports-${String(1 + Math.floor(random() * 6))}`;
        const id = `opp${String(Math.floor(random() * count))}`;
        root.set(`${id}.P`, ['planports', stageId, `a1${String(Math.floor(random() * 1e9))}V`, 'm', 1, 'u']);
      };
      for (let index = 0; index < 1500; index++) move();
      const costs = Array.from({ length: 15 }, () => cpu(() => Array.from({ length: 40 }, move)));
      assert.ok(told > 1500);
      return median(costs) / 40;
    };
    const [few, many] = [costOf(1000), costOf(10_000)];
    t.diagnostic(
      `a move received: ${(few * 1000).toFixed(0)} µs among 1,000, ${(many * 1000).toFixed(0)} µs among 10,000`,
    );
    // The ids of one column are copied: 1,700 of them here. Reading everything again would be a hundred times as much.
    assert.ok(many < few * 3 + 0.05, `${many.toFixed(3)} ms against ${few.toFixed(3)} ms`);
  });

  it('ST20 a command, too', (t: TestContext) => {
    const costOf = (count: number): number => {
      const { store } = createTestStore({ patches: manyOpportunities(count) });
      store.board({ schemaId: 'planports', statuses: ['open'], text: '' });
      const random = seeded(3);
      const move = (): void => {
        const id = `opp${String(Math.floor(random() * count))}`;
        accepted(
          store.execute('opportunity-edit', { id, changes: { probability: Math.floor(random() * 10_000) } }),
        );
      };
      for (let index = 0; index < 1500; index++) move();
      return median(Array.from({ length: 15 }, () => cpu(() => Array.from({ length: 40 }, move)))) / 40;
    };
    const [few, many] = [costOf(1000), costOf(10_000)];
    t.diagnostic(
      `an edit made: ${(few * 1000).toFixed(0)} µs among 1,000, ${(many * 1000).toFixed(0)} µs among 10,000`,
    );
    assert.ok(many < few * 3 + 0.05, `${many.toFixed(3)} ms against ${few.toFixed(3)} ms`);
  });
});
