import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planMapped } from '../import/plan-mapped.js';
import { proposeMapping } from '../import/mapping.js';
import { readBackup } from './read-backup.js';
import { readFile, type ByteSource } from '../import/read-file.js';
import { decodeRichText, encodeRichText } from '../rich-text/rich-text.js';
import { initialFields } from '../records/blank.js';
import { COLLECTIONS } from '../records/collections.js';
import { sampleWorkspace } from '../sample/sample-workspace.js';
import { seeded } from '../seeded.js';
import type { TestSnapshot } from '../testing/test-snapshot.js';
import { aWorkbench } from '../testing/workbench.js';
import { allJson } from './all-json.js';
import { backupLines, type BackupRegister } from './backup.js';
import { CSV_DIALECTS, csvText } from './csv.js';
import { columnsOf, tableRows, TABLES, type TableWords } from './tables.js';

const NOW = 1_769_925_600_000;
const pause = (): Promise<void> => Promise.resolve();
const source = (text: string): ByteSource => {
  const bytes = new TextEncoder().encode(text);
  return { name: 'x', size: bytes.length, read: (from, to) => Promise.resolve(bytes.slice(from, to)) };
};

const WORDS: TableWords = {
  status: {
    open: 'Açık',
    won: 'Kazanıldı',
    lost: 'Kaybedildi',
    abandoned: 'Vazgeçildi',
    suspended: 'Askıya alındı',
  },
  period: { fixed: 'Sabit', monthly: 'Aylık', yearly: 'Yıllık' },
  contactType: { company: 'Firma', person: 'Kişi' },
  relation: { prospect: 'Aday müşteri', customer: 'Müşteri' },
  event: Object.fromEntries(['created', 'stage-changed'].map((type) => [type, type])) as TableWords['event'],
  priority: ['Yok', 'Düşük', 'Orta', 'Yüksek'],
  yes: 'Evet',
  reason: (code) => code,
};
const NAMES: Readonly<Record<string, string>> = {
  externalId: 'Kayıt no',
  customer: 'Müşteri',
  description: 'Açıklama',
  owner: 'Temsilci',
  schema: 'Evre şeması',
  stage: 'Evre',
  status: 'Durum',
  closedOn: 'Sonuçlanma tarihi',
  reason: 'Kayıp nedeni',
  price: 'Fiyat',
  currency: 'Para birimi',
  period: 'Periyot',
  probability: 'Olasılık',
  startDate: 'Fırsat başlangıç tarihi',
  expectedClose: 'Tahmini bitiş tarihi',
  tags: 'Etiketler',
  priority: 'Öncelik',
  createdBy: 'Oluşturan',
  createdAt: 'Oluşturma',
};
const names = Object.fromEntries(
  TABLES.flatMap((table) => columnsOf(table, aWorkbench().snapshot).map((key) => [key, NAMES[key] ?? key])),
);

function sample(): TestSnapshot {
  const { snapshot } = aWorkbench();
  snapshot.apply(
    sampleWorkspace({
      seed: 4,
      rows: 60,
      language: 'tr',
      currency: 'TRY',
      timeZone: 'Europe/Istanbul',
      today: '2026-02-01',
    }),
  );
  return snapshot;
}

describe('tables', () => {
  it('DAT27 every table has its header and a row for each live record, in the columns that are asked for', () => {
    const snapshot = sample();
    for (const table of TABLES) {
      const rows = [...tableRows(table, columnsOf(table, snapshot), names, { snapshot, words: WORDS })];
      assert.deepEqual(
        rows[0],
        columnsOf(table, snapshot).map((key) => names[key]),
      );
      // The lines of an offer are the offer's own.
      const records = [...snapshot.list(table)].filter((one) => !('offerId' in one) || one.offerId === null);
      assert.equal(rows.length - 1, records.length, table);
    }
    const two = [...tableRows('opportunities', ['price', 'customer'], names, { snapshot, words: WORDS })];
    assert.deepEqual(two[0], ['Fiyat', 'Müşteri']);
    assert.ok(two.every((row) => row.length === 2));
  });

  it("DAT27, S116: fields of the workspace's own are columns under their labels", () => {
    const snapshot = sample();
    const [first] = snapshot.list('opportunities');
    const id = first?.id ?? '';
    const values = {
      n: 12.5,
      m: [9990, 'TRY'],
      d: '2026-11-22',
      c: 'a',
      p: 'member2',
      f: true,
      t: '=1',
    } as const;
    const kinds = {
      n: 'number',
      m: 'money',
      d: 'date',
      c: 'choice',
      p: 'person',
      f: 'flag',
      t: 'text',
    } as const;
    for (const [key, kind] of Object.entries(kinds)) {
      const options = kind === 'choice' ? { a: { label: 'Büyük', order: 'a0', archived: false } } : {};
      snapshot.apply([
        { kind: 'create', collection: 'customFields', id: key, fields: { label: kind, kind, options } },
      ]);
      const value = values[key as keyof typeof values];
      snapshot.apply([{ kind: 'set-entry', collection: 'opportunities', id, field: 'custom', key, value }]);
    }
    const own = columnsOf('opportunities', snapshot).filter((key) => key.startsWith('custom.'));
    const rows = tableRows('opportunities', own, names, { snapshot, words: WORDS });
    const [header, line] = csvText(rows, CSV_DIALECTS['excel-tr']).slice(1).split('\r\n');
    assert.equal(header, '"number";"money";"date";"choice";"person";"flag";"text"');
    assert.equal(line, `12,5;"99.90 TRY";22.11.2026;"Büyük";"Ömer Şahin";"Evet";"'=1"`);
  });

  it('DAT27, D78: a merged customer goes by the name of who stands for it', () => {
    const bench = aWorkbench();
    for (const [id, name] of [
      ['aa', 'Işık Yapı'],
      ['bb', 'IŞIK YAPI A.Ş.'],
    ] as const)
      bench.run('contact-create', { id, name });
    bench.run('opportunity-create', { description: 'Çatı', customerId: 'bb' });
    bench.run('contact-merge', { ids: ['aa', 'bb'], values: { name: 'Işık Yapı' } });
    const [, row] = [
      ...tableRows('opportunities', ['customer'], names, { snapshot: bench.snapshot, words: WORDS }),
    ];
    assert.deepEqual(row, ['Işık Yapı']);
  });

  it('DAT27 a deleted opportunity is in no table, nor what hangs on it', () => {
    const snapshot = sample();
    const [first] = snapshot.list('lines');
    const id = first?.opportunityId ?? '';
    const lines = (): number =>
      [...tableRows('lines', ['product'], names, { snapshot, words: WORDS })].length;
    const before = lines();
    snapshot.apply([
      { kind: 'remove', collection: 'opportunities', id, tombstone: { at: 1, by: 'member1' } },
    ]);
    const own = snapshot.children('lines', id).filter(({ offerId }) => offerId === null);
    assert.equal(lines(), before - own.length);
  });

  for (const [name, dialect] of Object.entries(CSV_DIALECTS))
    it(`DAT28 exported opportunities are understood by the import without a question (${name})`, async () => {
      const snapshot = sample();
      const rows = tableRows('opportunities', columnsOf('opportunities', snapshot), names, {
        snapshot,
        words: WORDS,
      });
      const reading = await readFile(source(csvText(rows, dialect)), {}, { pause });
      assert.ok(reading?.ok);
      const mapping = proposeMapping(reading.table, { currency: 'TRY' });
      assert.deepEqual(
        [mapping.kind, mapping.decimal, mapping.dates],
        ['opportunities', dialect.decimal, 'dmy'],
      );
      const copy = aWorkbench().snapshot;
      let next = 0;
      const env = { now: NOW, today: '2026-02-01', actor: 'member1', newId: () => `n${String(++next)}` };
      const plan = await planMapped(reading.table, mapping, copy, env, { pause });
      assert.ok(plan);
      assert.deepEqual(plan.report.problems, []);
      copy.apply(plan.patches);
      const told = (one: TestSnapshot) =>
        [...one.list('opportunities')]
          .map((row) => {
            const { description, price, period, startDate, expectedClose, status } = row;
            const customer = one.get('contacts', row.customerId ?? '')?.name;
            const stage = one.get('stages', row.position.stageId)?.name;
            return JSON.stringify([
              description,
              customer,
              stage,
              price,
              period,
              startDate,
              expectedClose,
              status.code,
              status.on,
              status.reason,
            ]);
          })
          .sort();
      assert.deepEqual(told(copy), told(snapshot));
    });
});

const REGISTERS: readonly BackupRegister[] = [
  {
    doc: 'core',
    root: 'o',
    key: 'o1',
    value: { d: 'Işık', a: [100, 'TRY'], t: { fuar: true, eski: true }, ZZ: 1 },
  },
  { doc: 'core', root: 'o', key: 'o1.d', value: 'Yeni ad' },
  { doc: 'core', root: 'o', key: 'o1.t.eski', value: null },
  { doc: 'core', root: 'o', key: 'o1.t.yeni', value: true },
  { doc: 'core', root: 'o', key: 'o1.Q', value: [1] },
  { doc: 'core', root: 'o', key: 'o1.X', value: { at: 5, by: 'm1' } },
  { doc: 'core', root: 'c', key: 'c1', value: { n: 'Acme', r: 'odd' } },
  { doc: 'work', root: 'future', key: 'f1', value: { a: null } },
  ...Array.from({ length: 600 }, (_, i): BackupRegister => ({
    doc: 'work',
    root: 'h',
    key: `h${String(i)}`,
    value: { o: 'o1', z: i },
  })),
];
const HEAD = { workspace: 'satis-2026', name: 'Satış', createdAt: NOW };

describe('backups', () => {
  it('DAT32, D80: a backup is read as it was written', async () => {
    const blocks = [{ kind: 'paragraph' as const, indent: 0, checked: false, spans: [{ text: 'Merhaba' }] }];
    const texts = [
      { opportunity: 'o1', root: 'note:n1', blocks: decodeRichText(encodeRichText(blocks)) ?? [] },
    ];
    const lines = [...backupLines(HEAD, REGISTERS, texts)];
    assert.ok(lines.length > 4 && lines.every((line) => line.endsWith('\n')));
    assert.deepEqual(JSON.parse(lines[0] ?? ''), {
      format: 'firsat-backup',
      version: 1,
      workspace: 'satis-2026',
      name: 'Satış',
      createdAt: '2026-02-01T06:00:00.000Z',
    });
    const reading = await readBackup(source(lines.join('')), { pause });
    assert.deepEqual(reading, { ok: true, backup: { ...HEAD, registers: REGISTERS, texts } });
  });

  it('DAT32 lines and members of later versions are read over; a newer format is refused', async () => {
    const lines = [...backupLines(HEAD, [])];
    const newer = lines.join('').replace('"version":1', '"version":2');
    assert.deepEqual(await readBackup(source(newer), { pause }), { ok: false, code: 'newer-version' });
    for (const text of ['', 'a,b\n1,2\n', '{"format":"other"}\n', '[]\n', 'null\n'])
      assert.deepEqual(await readBackup(source(text), { pause }), { ok: false, code: 'not-a-backup' }, text);
  });

  it('DAT33 a backup that is cut or damaged anywhere is refused as a whole', async () => {
    const text = [...backupLines(HEAD, REGISTERS)].join('');
    const random = seeded(3);
    for (let round = 0; round < 60; round++) {
      const cut = await readBackup(source(text.slice(0, 1 + Math.floor(random() * (text.length - 2)))), {
        pause,
      });
      assert.equal(cut?.ok, false);
      const at = Math.floor(random() * (text.length - 1));
      const other = text[at] === 'e' ? 'f' : 'e';
      const damaged = await readBackup(source(text.slice(0, at) + other + text.slice(at + 1)), { pause });
      assert.equal(damaged?.ok, false, `${String(at)}: ${text.slice(at - 20, at + 20)}`);
    }
    const foreign = text.replace('"h1":', '"h 1":');
    assert.equal((await readBackup(source(foreign), { pause }))?.ok, false);
  });

  it('DAT34, D80: the JSON of everything names the fields, and keeps what this version does not know', () => {
    const json = JSON.parse([...allJson(NOW, REGISTERS)].join('')) as {
      readonly format: string;
      readonly collections: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
      readonly unknown: unknown;
    };
    assert.equal(json.format, 'firsat-data');
    assert.deepEqual(Object.keys(json.collections), Object.keys(COLLECTIONS));
    assert.deepEqual(json.collections['opportunities'], [
      {
        ...(JSON.parse(JSON.stringify(initialFields(COLLECTIONS.opportunities))) as object),
        id: 'o1',
        removed: { at: 5, by: 'm1' },
        description: 'Yeni ad',
        price: { minor: 100, currency: 'TRY' },
        tags: { fuar: true, yeni: true },
        unknown: { ZZ: 1, Q: [1] },
      },
    ]);
    assert.deepEqual(json.collections['contacts']?.[0]?.['unknown'], { r: 'odd' });
    assert.equal(json.collections['history']?.length, 600);
    assert.deepEqual(json.unknown, [{ doc: 'work', root: 'future', key: 'f1', value: { a: null } }]);
  });
});
