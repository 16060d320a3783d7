import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Transfer } from '../records/transfer.js';
import { aWorkbench, type Workbench } from '../testing/workbench.js';
import { proposeMapping, signatureOf } from './mapping.js';
import { planImport } from './plan-import.js';
import { planMapped } from './plan-mapped.js';
import { readFile } from './read-file.js';
import { planBringBack, planTakeBack, type TakeBackPlan } from './take-back.js';
import { importTransfer, rememberedMapping } from './transfer.js';

const NOW = 1_769_925_600_000;
const pause = (): Promise<void> => Promise.resolve();
let ids = 0;
const env = (now = NOW) => ({ now, today: '2026-02-01', actor: 'member1', newId: () => `t${String(++ids)}` });

const FILE =
  'Kayıt No;Müşteri;Açıklama;Temsilci;Ürün;Fiyat\nF-1;Yeni;Bir;Deniz Ak;Kurulum;1,5\nF-2;Yeni;İki;;;2,5\nF-3;Başka;Üç;;;3,5\n';

async function imported(
  bench: Workbench,
  text = FILE,
  existing: 'skip' | 'update' = 'skip',
): Promise<string> {
  const { snapshot } = bench;
  const bytes = new TextEncoder().encode(text);
  const source = {
    name: 'f.csv',
    size: bytes.length,
    read: (from: number, to: number) => Promise.resolve(bytes.slice(from, to)),
  };
  const reading = await readFile(source, {}, { pause });
  assert.ok(reading?.ok);
  const mapping = { ...proposeMapping(reading.table, { currency: 'TRY' }), existing };
  const plan = await planMapped(reading.table, mapping, snapshot, env(), { pause });
  assert.ok(plan);
  const facts = {
    files: ['f.csv'],
    counts: { ...plan.report.created },
    signature: signatureOf(reading.table.header),
    mapping,
  };
  const transfer = importTransfer(plan.patches, snapshot, env(), facts);
  snapshot.apply([...plan.patches, transfer]);
  return transfer.id;
}

async function takenBack({ snapshot }: Workbench, id: string): Promise<TakeBackPlan> {
  const plan = await planTakeBack(snapshot, snapshot.get('transfers', id) as Transfer, env(NOW + 9000), {
    pause,
  });
  assert.ok(plan);
  snapshot.apply(plan.patches);
  return plan;
}

const live = ({ snapshot }: Workbench) =>
  (['opportunities', 'contacts', 'products', 'members'] as const).map(
    (name) => [...snapshot.list(name)].length,
  );

describe('taking an import back', () => {
  it('DAT23 what it made goes into the bin, with its events; what was there before stays', async () => {
    const bench = aWorkbench();
    const before = live(bench);
    const id = await imported(bench);
    assert.deepEqual(live(bench), [3, 4, 1, 3]);
    const plan = await takenBack(bench, id);
    assert.deepEqual([live(bench), plan.kept], [before, []]);
    assert.deepEqual(plan.counts, { opportunities: 3, contacts: 2, products: 1, members: 1 });
    const last = bench.snapshot.history('ext-F-1').at(-1);
    assert.deepEqual([last?.type, last?.via], ['deleted', 'import']);
    const { takenBack: told } = bench.snapshot.get('transfers', id) as Transfer;
    assert.deepEqual(told, { at: NOW + 9000, by: 'member1', kept: 0 });
  });

  it('DAT24 what somebody has edited, moved or added to since is kept, with what it needs', async () => {
    const bench = aWorkbench();
    const id = await imported(bench);
    bench.run('opportunity-edit', { id: 'ext-F-1', changes: { description: 'Bizim' } });
    bench.snapshot.apply([
      { kind: 'create', collection: 'lines', id: 'own', fields: { opportunityId: 'ext-F-3', name: 'Elle' } },
    ]);
    const { kept, counts } = await takenBack(bench, id);
    const names = kept.map((each) => `${each.collection} ${each.reason}`).sort();
    assert.deepEqual(names, [
      'contacts in-use',
      'contacts in-use',
      'members in-use',
      'opportunities edited',
      'opportunities edited',
      'products in-use',
    ]);
    assert.deepEqual(counts, { opportunities: 1 });
    assert.equal(bench.snapshot.get('opportunities', 'ext-F-1')?.removed, null);
  });

  it('DAT24 an edit that was taken back is none', async () => {
    const bench = aWorkbench();
    const id = await imported(bench);
    bench.run('opportunity-edit', { id: 'ext-F-1', changes: { description: 'Bizim' } });
    bench.run('opportunity-edit', { id: 'ext-F-1', changes: { description: 'Bir' } });
    assert.deepEqual((await takenBack(bench, id)).kept, []);
  });

  it('DAT25 values that it changed get their old values again, unless somebody has changed them since', async () => {
    const bench = aWorkbench();
    await imported(bench);
    const id = await imported(
      bench,
      FILE.replace('1,5', '9,5').replace('Üç', 'Dört').replace('2,5', '8,5'),
      'update',
    );
    bench.run('opportunity-edit', { id: 'ext-F-2', changes: { price: { minor: 77, currency: 'TRY' } } });
    const { kept, counts } = await takenBack(bench, id);
    const shown = ['ext-F-1', 'ext-F-2', 'ext-F-3'].map((each) => {
      const row = bench.snapshot.get('opportunities', each);
      return [row?.description, row?.price?.minor];
    });
    assert.deepEqual(shown, [
      ['Bir', 150],
      ['İki', 77],
      ['Üç', 350],
    ]);
    assert.deepEqual([counts, kept.map(({ id: which }) => which)], [{ changed: 2 }, ['ext-F-2']]);
    const last = bench.snapshot.history('ext-F-1').at(-1);
    assert.deepEqual(
      [last?.type, last?.field, last?.via, last?.then.price?.minor],
      ['field-changed', 'price', 'import', 150],
    );
  });

  it('DAT26 what was taken back can be brought back, but for what somebody has restored or deleted himself', async () => {
    const bench = aWorkbench();
    const id = await imported(bench);
    bench.run('opportunity-delete', { id: 'ext-F-3' });
    await takenBack(bench, id);
    const { snapshot } = bench;
    snapshot.apply(planBringBack(snapshot, snapshot.get('transfers', id) as Transfer, env(NOW + 20_000)));
    assert.deepEqual(live(bench), [2, 4, 1, 3]);
    assert.equal((snapshot.get('transfers', id) as Transfer).takenBack, null);
    assert.deepEqual((await takenBack(bench, id)).counts, {
      opportunities: 2,
      contacts: 2,
      products: 1,
      members: 1,
    });
  });

  it('DAT26 a CRM export goes with the schema that it brought', async () => {
    const bench = aWorkbench();
    const { snapshot } = bench;
    const text =
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\nA1,Ada,Kalem,Acme,Won,1/2/2016,1/3/2016,5\n';
    const plan = await planImport(
      [{ name: 'sales_pipeline.csv', text }],
      snapshot,
      { now: NOW, actor: 'member1', language: 'tr' },
      { pause },
    );
    assert.ok(plan);
    const transfer = importTransfer(plan.patches, snapshot, env(), {
      files: ['sales_pipeline.csv'],
      counts: {},
    });
    snapshot.apply([...plan.patches, transfer]);
    await takenBack(bench, transfer.id);
    assert.ok(snapshot.get('schemas', 'crm-import')?.removed);
    assert.deepEqual(live(bench), [0, 2, 0, 2]);
  });

  it('DAT13 the newest mapping of the same columns is remembered in the workspace', async () => {
    const bench = aWorkbench();
    await imported(bench);
    const signature = signatureOf(FILE.split('\n')[0]?.split(';') ?? []);
    assert.equal((rememberedMapping(bench.snapshot, signature) as { kind?: string }).kind, 'opportunities');
    assert.equal(rememberedMapping(bench.snapshot, 'other'), null);
  });

  it('DAT25 tags that it added go again', async () => {
    const bench = aWorkbench();
    const text = 'Kayıt No;Müşteri;Açıklama;Etiketler\nF-1;Yeni;Bir;eski\n';
    await imported(bench, text);
    const id = await imported(bench, text.replace('eski', 'eski, yeni'), 'update');
    assert.deepEqual(Object.keys(bench.snapshot.get('opportunities', 'ext-F-1')?.tags ?? {}), [
      'eski',
      'yeni',
    ]);
    const { counts } = await takenBack(bench, id);
    assert.deepEqual(counts, { changed: 1 });
    assert.deepEqual(Object.keys(bench.snapshot.get('opportunities', 'ext-F-1')?.tags ?? {}), ['eski']);
    assert.equal(bench.snapshot.history('ext-F-1').at(-1)?.field, 'tags.yeni');
  });
});
