import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Json } from '../json.js';
import type { Patch } from '../patch.js';
import { CSV_DIALECTS, csvText } from '../export/csv.js';
import type { CustomFieldKind } from '../records/custom-field.js';
import { aContact, creating } from '../testing/factories.js';
import type { TestSnapshot } from '../testing/test-snapshot.js';
import { aWorkbench } from '../testing/workbench.js';
import { dateEvidence, decimalEvidence, readAmount, readDay } from './formats.js';
import { Interpreter, unknownWords } from './interpret.js';
import { mappingFromJson, proposeMapping, signatureOf, withFormats, type ImportMapping } from './mapping.js';
import { planMapped, type MappedPlan } from './plan-mapped.js';
import { readFile, type FileTable } from './read-file.js';
import { proposeColumns, proposeKind, targetsOf, TARGET_KINDS } from './targets.js';

const NOW = 1_769_925_600_000;
const pause = (): Promise<void> => Promise.resolve();

async function tableOf(text: string, name = 'firsatlar.csv'): Promise<FileTable> {
  const bytes = new TextEncoder().encode(text);
  const source = {
    name,
    size: bytes.length,
    read: (from: number, to: number) => Promise.resolve(bytes.slice(from, to)),
  };
  const reading = await readFile(source, {}, { pause });
  assert.ok(reading?.ok, JSON.stringify(reading));
  return reading.table;
}

let ids = 0;
const env = () => ({ now: NOW, today: '2026-02-01', actor: 'member1', newId: () => `new${String(++ids)}` });

interface Run {
  readonly snapshot: TestSnapshot;
  readonly plan: MappedPlan;
}

/** Reads, proposes, plans and writes. */
async function run(text: string, change: Partial<ImportMapping> = {}, into?: TestSnapshot): Promise<Run> {
  const snapshot = into ?? aWorkbench().snapshot;
  const table = await tableOf(text);
  const mapping = { ...proposeMapping(table, { currency: 'TRY' }), ...change };
  const plan = await planMapped(table, mapping, snapshot, env(), { pause });
  assert.ok(plan);
  snapshot.apply(plan.patches);
  return { snapshot, plan };
}

const HEADER =
  'Kayıt No;Müşteri;Açıklama;Temsilci;Evre;Durum;Fiyat;Periyot;Fırsat Başlangıç Tarihi;Tahmini Bitiş Tarihi;Etiketler';
const ROWS = [
  'F-1;Işık Yapı A.Ş.;Yazıcı kiralama;Ayşe Yılmaz;Teklif gönderme;açık;1.234,50;aylık;15.01.2026;31.03.2026;önemli, fuar',
  'F-2;IŞIK YAPI A.Ş.;Bakım sözleşmesi;Ömer Şahin;;Kazanıldı;12.500;sabit;02.01.2026;20.01.2026;',
  'F-3;Yeni Müşteri A.Ş.;Kurulum;Deniz Ak;İlk görüşme;kaybedildi;;yıllık;;;',
];
const FILE = [HEADER, ...ROWS, ''].join('\r\n');

describe('formats', () => {
  it('DAT11, D70: the decimal sign is found out where cells tell, and asked where they do not', () => {
    assert.equal(decimalEvidence(['1.234,56', '12']), ',');
    assert.equal(decimalEvidence(['1,234.56']), '.');
    assert.equal(decimalEvidence(['12,5', '1.234']), ',');
    assert.equal(decimalEvidence(['₺ 1.234.567']), ',');
    assert.equal(decimalEvidence(['$1,234,567']), '.');
    assert.equal(decimalEvidence(['12.500', '1.234']), 'unclear');
    assert.equal(decimalEvidence(['12,5', '12.5']), 'unclear');
    assert.equal(decimalEvidence(['0.500', '']), '.');
    assert.equal(decimalEvidence(['1200', 'x', '']), 'none');
  });

  it('DAT11, D71: whether the day comes first is found out where cells tell, and asked where they do not', () => {
    assert.equal(dateEvidence(['22.11.2026', '2026-11-22']), 'none');
    assert.equal(dateEvidence(['22/11/2026', '01/02/2026']), 'dmy');
    assert.equal(dateEvidence(['11/22/2026']), 'mdy');
    assert.equal(dateEvidence(['01/02/2026']), 'unclear');
    assert.equal(dateEvidence(['22/11/2026', '11/22/2026']), 'unclear');
    assert.equal(dateEvidence(['03/03/2026']), 'none');
  });

  it('DAT11, D70: what does not fit the answer is a problem, never a thousandth', () => {
    const minor = (text: string, decimal: ',' | '.') => {
      const read = readAmount(text, decimal, 'TRY');
      return read.ok ? `${String(read.value.minor)} ${read.value.currency}` : read.problems[0]?.code;
    };
    assert.equal(minor('12.500', ','), '1250000 TRY');
    assert.equal(minor('12,500', ','), 'not-an-amount');
    assert.equal(minor('12,500', '.'), '1250000 TRY');
    assert.equal(minor('12.500', '.'), 'not-an-amount');
    assert.equal(minor('€ 1.234,56', ','), '123456 EUR');
    assert.equal(minor('1234.5 USD', '.'), '123450 USD');
    assert.equal(minor('-5', '.'), 'out-of-range');
    const day = (text: string, order: 'dmy' | 'mdy') => {
      const read = readDay(text, order);
      return read.ok ? read.value : read.problems[0]?.code;
    };
    assert.equal(day('01/02/2026 14:05', 'dmy'), '2026-02-01');
    assert.equal(day('01/02/2026', 'mdy'), '2026-01-02');
    assert.equal(day('2026-11-22T10:00:00Z', 'mdy'), '2026-11-22');
    assert.equal(day('30.02.2026', 'dmy'), 'not-a-date');
  });
});

describe('mappings', () => {
  it('DAT12 columns are proposed by their names, Turkish and English, each once', () => {
    const chosen = proposeColumns('opportunities', HEADER.split(';'));
    assert.deepEqual(chosen, {
      externalId: 0,
      customer: 1,
      description: 2,
      owner: 3,
      stage: 4,
      status: 5,
      price: 6,
      period: 7,
      startDate: 8,
      expectedClose: 9,
      tags: 10,
    });
    const english = proposeColumns('opportunities', [
      'Deal Name',
      'Company',
      'Deal Owner',
      'Deal Stage',
      'Amount',
      'Close Date',
      'x',
    ]);
    assert.deepEqual(english, {
      description: 0,
      customer: 1,
      owner: 2,
      stage: 3,
      price: 4,
      expectedClose: 5,
    });
    const indexes = Object.values(proposeColumns('contacts', ['Ad', 'AD', 'E-posta', 'Telefon']));
    assert.equal(new Set(indexes).size, indexes.length);
  });

  it('DAT12 what the rows are is proposed too', () => {
    assert.equal(proposeKind(HEADER.split(';')), 'opportunities');
    assert.equal(proposeKind(['Firma', 'E-posta', 'Telefon', 'Şehir']), 'contacts');
    assert.equal(proposeKind(['Ürün', 'Kategori', 'Birim fiyat']), 'products');
    assert.equal(proposeKind(['name']), 'contacts');
  });

  it('DAT12 no known name stands twice in one kind', () => {
    for (const kind of TARGET_KINDS) {
      const names = Object.values(targetsOf(kind)).flatMap((target) => target.names.split(' '));
      const twice = names.filter((name, at) => names.indexOf(name) !== at);
      assert.deepEqual(twice, [], kind);
    }
  });

  it('DAT13 a mapping survives the document, and is refused when it is none', async () => {
    const table = await tableOf(FILE);
    const mapping = { ...proposeMapping(table, { currency: 'TRY' }), words: { stage: { teklif: 'x' } } };
    assert.deepEqual(mappingFromJson(JSON.parse(JSON.stringify(mapping)) as Json, table.header), mapping);
    for (const json of [null, 3, [], {}, { kind: 'x' }, { kind: 'contacts', columns: 4, currency: 'TRY' }])
      assert.equal(mappingFromJson(json, table.header), null);
    const odd = { kind: 'contacts', columns: { name: 0, email: 99, nope: 1 }, currency: 'TRY' };
    assert.deepEqual(mappingFromJson(odd, ['a', 'b'])?.columns, { name: 0 });
    assert.equal(signatureOf(['Müşteri', 'E-posta']), signatureOf(['MÜŞTERİ', 'e posta']));
    assert.notEqual(signatureOf(['a', 'b']), signatureOf(['b', 'a']));
  });

  it('DAT13 remembered answers give way to what the cells of this file tell', async () => {
    const table = await tableOf('Müşteri;Fiyat\nA;1,234.50\n');
    const before = { ...proposeMapping(table, { currency: 'TRY' }), decimal: ',' as const };
    assert.equal(withFormats(table, before).decimal, '.');
    const open = await tableOf('Müşteri;Fiyat\nA;1.234\n');
    assert.equal(proposeMapping(open, { currency: 'TRY' }).decimal, null);
    assert.equal(withFormats(open, before).decimal, ',');
  });

  it('DAT14 the preview echoes how each cell is understood', async () => {
    const table = await tableOf(FILE);
    const { snapshot } = aWorkbench();
    const interpreter = new Interpreter(proposeMapping(table, { currency: 'TRY' }), snapshot);
    const cells = interpreter.read(table.rows[0] ?? { line: 0, cells: [] });
    assert.deepEqual(cells.get('price')?.value, {
      type: 'money',
      money: { minor: 123_450, currency: 'TRY' },
    });
    assert.deepEqual(cells.get('expectedClose')?.value, { type: 'date', date: '2026-03-31' });
    assert.deepEqual(cells.get('period')?.value, { type: 'choice', text: 'monthly' });
    assert.deepEqual(cells.get('tags')?.value, { type: 'list', items: ['önemli', 'fuar'] });
  });
});

describe('planMapped', () => {
  it('DAT15 a row becomes an opportunity with its customer, place, price and history', async () => {
    const { snapshot, plan } = await run(FILE);
    assert.deepEqual(plan.report.created, { opportunities: 3, contacts: 1, products: 0, members: 1 });
    assert.deepEqual(plan.report.problems, []);
    const one = snapshot.get('opportunities', 'ext-F-1');
    assert.deepEqual(
      [
        one?.customerId,
        one?.ownerId,
        one?.price,
        one?.period,
        one?.startDate,
        one?.expectedClose,
        one?.sourceId,
      ],
      [
        'contact1',
        'member1',
        { minor: 123_450, currency: 'TRY' },
        'monthly',
        '2026-01-15',
        '2026-03-31',
        'F-1',
      ],
    );
    assert.equal(snapshot.get('stages', one?.position.stageId ?? '')?.name, 'Teklif gönderme');
    assert.deepEqual({ ...one?.tags }, { önemli: true, fuar: true });
    const two = snapshot.get('opportunities', 'ext-F-2');
    assert.deepEqual(
      [two?.customerId, two?.status.code, two?.status.on, two?.status.price?.minor],
      ['contact1', 'won', '2026-01-20', 1_250_000],
    );
    assert.deepEqual(
      snapshot.history('ext-F-2').map(({ type, via }) => [type, via]),
      [
        ['created', 'import'],
        ['status-changed', 'import'],
      ],
    );
    const three = snapshot.get('opportunities', 'ext-F-3');
    assert.deepEqual([three?.status.code, three?.status.reason, three?.price], ['lost', 'unknown', null]);
    assert.equal(snapshot.get('contacts', three?.customerId ?? '')?.name, 'Yeni Müşteri A.Ş.');
    assert.equal(snapshot.get('contacts', 'contact1')?.relation, 'customer');
  });

  it('DAT16 the same file again finds everything, with an external id and without', async () => {
    for (const text of [FILE, FILE.replaceAll(/^[^;\r\n]*;/gm, '')]) {
      const { snapshot, plan } = await run(text);
      assert.equal(plan.report.created.opportunities, 3);
      const again = await run(text, {}, snapshot);
      assert.deepEqual([again.plan.patches, again.plan.report.existing.opportunities], [[], 3]);
    }
    const twins = await run('Müşteri;Açıklama\nIşık Yapı A.Ş.;Aynı\nIşık Yapı A.Ş.;Aynı\n');
    assert.equal(twins.plan.report.created.opportunities, 2);
  });

  it('DAT17 known rows are left or updated, as chosen; an update writes only what differs, with its events', async () => {
    const { snapshot } = await run(FILE);
    const changed = FILE.replace('1.234,50', '2.000,00')
      .replace('Bakım sözleşmesi', 'Bakım')
      .replace(';Teklif gönderme;açık', ';Teklif değerlendirme / pazarlık;kazanıldı');
    const skipped = await run(changed, { existing: 'skip' }, snapshot);
    assert.deepEqual(skipped.plan.patches, []);
    const { plan } = await run(changed, { existing: 'update' }, snapshot);
    assert.deepEqual([plan.report.updated.opportunities, plan.report.existing.opportunities], [2, 1]);
    const one = snapshot.get('opportunities', 'ext-F-1');
    assert.deepEqual([one?.price?.minor, one?.status.code], [200_000, 'won']);
    assert.deepEqual(
      snapshot.history('ext-F-1').map(({ type, field, then }) => [type, field, then.price?.minor]),
      [
        ['created', null, 123_450],
        ['field-changed', 'price', 200_000],
        ['status-changed', null, 200_000],
        ['stage-changed', null, 200_000],
      ],
    );
    assert.equal(snapshot.get('opportunities', 'ext-F-2')?.description, 'Bakım');
    const empty = await run('Kayıt No;Açıklama;Fiyat\nF-1;;\n', { existing: 'update' }, snapshot);
    assert.deepEqual(empty.plan.patches, []);
  });

  it('DAT17 an opportunity in the bin stays there', async () => {
    const { snapshot } = await run(FILE);
    snapshot.apply([
      { kind: 'remove', collection: 'opportunities', id: 'ext-F-1', tombstone: { at: NOW, by: 'member1' } },
    ]);
    const { plan } = await run(FILE, { existing: 'update' }, snapshot);
    assert.deepEqual([plan.patches, plan.report.existing.opportunities], [[], 3]);
  });

  it('DAT18, D67: customers are found by e-mail, tax number or name across spellings', async () => {
    const { snapshot } = aWorkbench();
    snapshot.apply(
      creating(
        'contacts',
        aContact({ id: 'c9', name: 'Özgür İnşaat', email: 'Bilgi@ozgur.example', taxNumber: '123 456 7890' }),
      ),
    );
    const rows = [
      'Başka Ad;bilgi@OZGUR.example;',
      'Başka;;1234567890',
      'ÖZGÜR INSAAT;;',
      ';bilgi@ozgur.example;',
    ];
    const { plan } = await run(
      `Müşteri;E-posta;Vergi No\n${rows.join('\n')}\n`,
      { kind: 'opportunities', columns: { customer: 0, email: 1, taxNumber: 2 } },
      snapshot,
    );
    assert.equal(plan.report.created.contacts, 0);
    const customers = [...snapshot.list('opportunities')].map(({ customerId }) => customerId);
    assert.deepEqual(customers, ['c9', 'c9', 'c9', 'c9']);
  });

  it('DAT18 a name that several bear is listed and waits for an answer', async () => {
    const { snapshot } = aWorkbench();
    snapshot.apply(creating('contacts', aContact({ id: 'twin', name: 'IŞIK YAPI A.Ş.' })));
    const text = 'Müşteri;Açıklama\nIşık Yapı A.Ş.;bir\nIşık Yapı A.Ş.;iki\n';
    const open = await run(text, {}, snapshot);
    assert.deepEqual(
      open.plan.ambiguous.map(({ name, count, contacts }) => [name, count, contacts.length]),
      [['Işık Yapı A.Ş.', 2, 2]],
    );
    assert.deepEqual(
      open.plan.report.problems.map(({ code, line }) => [code, line]),
      [
        ['ambiguous-name', 2],
        ['ambiguous-name', 3],
      ],
    );
    assert.equal(open.plan.report.rejected.opportunities, 2);
    const told = await run(text, { words: { customer: { isikyapias: 'twin' } } }, snapshot);
    assert.equal(told.plan.report.created.opportunities, 2);
    assert.ok([...snapshot.list('opportunities')].every(({ customerId }) => customerId === 'twin'));
    const fresh = await run(
      text.replaceAll(';', ';x'),
      { words: { customer: { isikyapias: 'new' } } },
      snapshot,
    );
    assert.equal(fresh.plan.report.created.contacts, 1);
  });

  it('DAT19 words of the file that mean nothing are listed; somebody says what they mean, or leaves their rows out', async () => {
    const text =
      'Müşteri;Evre;Durum\nIşık Yapı A.Ş.;Pazarlık;açık\nIşık Yapı A.Ş.;Pazarlık;belirsiz\nIşık Yapı A.Ş.;Kayıp;açık\n';
    const table = await tableOf(text);
    const { snapshot } = aWorkbench();
    const mapping = proposeMapping(table, { currency: 'TRY' });
    assert.deepEqual(
      unknownWords(table.rows, mapping, snapshot).map(({ target, word, count }) => [target, word, count]),
      [
        ['stage', 'Pazarlık', 2],
        ['status', 'belirsiz', 1],
        ['stage', 'Kayıp', 1],
      ],
    );
    const { plan } = await run(text, {}, snapshot);
    assert.deepEqual(
      plan.report.problems.map(({ code, column, line }) => [code, column, line]),
      [
        ['unknown-stage', 'Evre', 2],
        ['unknown-stage', 'Evre', 3],
        ['unknown-word', 'Durum', 3],
        ['unknown-stage', 'Evre', 4],
      ],
    );
    assert.equal(plan.report.rejected.opportunities, 3);
    const stage = [...snapshot.list('stages')].find(({ name }) => name === 'Teklif gönderme')?.id ?? '';
    const told = await run(
      text,
      { words: { stage: { pazarlik: stage, kayip: '' }, status: { belirsiz: 'suspended' } } },
      snapshot,
    );
    assert.deepEqual(
      [told.plan.report.created.opportunities, told.plan.report.rejected.opportunities],
      [2, 1],
    );
  });

  it('DAT20 every row is created, updated, existing or rejected; a cell that cannot be read is told by line and column and counts as empty', async () => {
    const text = [
      HEADER,
      ...ROWS,
      'F-4;Işık Yapı A.Ş.;X;;;;abc;haftalık;31.02.2026;;',
      'F-1;Işık Yapı A.Ş.;İki kez;;;;;;;;',
      ';;;;;;5;;;;',
      '',
    ].join('\n');
    const { snapshot, plan } = await run(text);
    assert.deepEqual(
      plan.report.problems.map(({ line, column, code, value }) => [line, column, code, value]),
      [
        [5, 'Fiyat', 'not-an-amount', 'abc'],
        [5, 'Periyot', 'unknown-word', 'haftalık'],
        [5, 'Fırsat Başlangıç Tarihi', 'not-a-date', '31.02.2026'],
        [6, 'Kayıt No', 'not-unique', 'F-1'],
        [7, 'Açıklama', 'required', ''],
      ],
    );
    assert.equal(snapshot.get('opportunities', 'ext-F-4')?.price, null);
    const { created, existing, updated, rejected } = plan.report;
    assert.equal(
      created.opportunities + existing.opportunities + updated.opportunities + rejected.opportunities,
      plan.report.rows,
    );
    assert.equal(rejected.opportunities, 2);
  });

  it('DAT21 contacts alone: created, found again, updated; a parent may stand below', async () => {
    const text =
      "Ad;Tür;İlişki;Bağlı olduğu firma;E-posta;Telefon;Çalışan sayısı\nCan Ak;kişi;aday;Yeni AŞ;can@x.example;'+90 5;\nYeni AŞ;firma;müşteri;;;;1.200\nIşık Yapı A.Ş.;;;;;0212;\n";
    const change = {
      kind: 'contacts',
      columns: { name: 0, type: 1, relation: 2, parent: 3, email: 4, phone: 5, employees: 6 },
      decimal: ',',
      existing: 'update',
    } as const;
    const { snapshot, plan } = await run(text, change);
    assert.deepEqual(
      [plan.report.created.contacts, plan.report.updated.contacts, plan.report.problems],
      [2, 1, []],
    );
    const person = [...snapshot.list('contacts')].find(({ name }) => name === 'Can Ak');
    assert.deepEqual(
      [person?.type, person?.phone, snapshot.get('contacts', person?.parentId ?? '')?.employees],
      ['person', '+90 5', 1200],
    );
    assert.equal(snapshot.get('contacts', 'contact1')?.phone, '0212');
    const again = await run(text, change, snapshot);
    assert.deepEqual([again.plan.patches, again.plan.report.existing.contacts], [[], 3]);
  });

  it('DAT21 products alone, with prices in several currencies', async () => {
    const text = 'Ürün;Birim fiyat;Para birimi\nKurulum;1.500,00;TRY\nLisans;99,90;EUR\nKurulum;5;TRY\n';
    const { snapshot, plan } = await run(text);
    assert.deepEqual([plan.report.created.products, plan.report.rejected.products], [2, 1]);
    assert.deepEqual(
      [...snapshot.list('products')].map(({ name, price }) => [name, price?.amount, price?.currency]),
      [
        ['Kurulum', 150_000, 'TRY'],
        ['Lisans', 9990, 'EUR'],
      ],
    );
    const { plan: next } = await run(
      text.replace('1.500', '1.600').replace('Kurulum;5;TRY\n', ''),
      { existing: 'update' },
      snapshot,
    );
    assert.deepEqual(
      next.patches.map((patch: Patch) => patch.kind),
      ['set'],
    );
  });

  it('DAT22 it runs in slices with progress; aborted it gives nothing', async () => {
    const text = csvText(
      [
        ['Müşteri', 'Açıklama'],
        ...Array.from({ length: 1000 }, (_, i) => ['Işık Yapı A.Ş.', `İş ${String(i)}`]),
      ],
      CSV_DIALECTS['excel-tr'],
    );
    const table = await tableOf(text);
    const mapping = proposeMapping(table, { currency: 'TRY' });
    const { snapshot } = aWorkbench();
    const seen: number[] = [];
    const plan = await planMapped(table, mapping, snapshot, env(), {
      pause,
      onProgress: (done, total) => seen.push(done / total),
    });
    assert.deepEqual(seen, [0.2, 0.4, 0.6, 0.8, 1]);
    snapshot.apply(plan?.patches ?? []);
    const orders = [...snapshot.list('opportunities')].map(({ position }) => position.order);
    assert.deepEqual(orders, [...orders].sort());
    const controller = new AbortController();
    controller.abort();
    assert.equal(
      await planMapped(table, mapping, snapshot, env(), { pause, signal: controller.signal }),
      null,
    );
  });

  it("DAT29, S116: fields of the workspace's own, tags and priority are read too, and updated with their events", async () => {
    const bench = aWorkbench();
    const { snapshot } = bench;
    const field = (id: string, label: string, kind: CustomFieldKind): void => {
      const options = kind === 'choice' ? { a: { label: 'Büyük', order: 'a0', archived: false } } : {};
      snapshot.apply([
        { kind: 'create', collection: 'customFields', id, fields: { label, kind, options, order: 'a0' } },
      ]);
    };
    field('area', 'Alan m²', 'number');
    field('size', 'Büyüklük', 'choice');
    field('fair', 'Fuardan mı', 'flag');
    field('helper', 'Yardımcı', 'person');
    field('extra', 'Ek bedel', 'money');
    const header =
      'Kayıt no;Müşteri;Açıklama;Alan m²;Büyüklük;Fuardan mı;Yardımcı;Ek bedel;Öncelik;Etiketler';
    const text = `${header}\nF-1;Acme;Bir;1.250,5;büyük;evet;Ömer Şahin;99,90;yüksek;Fuar\nF-2;Acme;İki;x;dev;hayır;;;;\n`;
    const own = [...snapshot.list('customFields')];
    const table = await tableOf(text);
    const mapping = proposeMapping(table, { currency: 'TRY', own });
    assert.deepEqual(
      unknownWords(table.rows, mapping, snapshot).map(({ target, word }) => [target, word]),
      [['custom.size', 'dev']],
    );
    const plan = await planMapped(table, mapping, snapshot, env(), { pause });
    assert.ok(plan);
    snapshot.apply(plan.patches);
    const one = snapshot.get('opportunities', 'ext-F-1');
    assert.deepEqual(
      { ...one?.custom },
      { area: 1250.5, size: 'a', fair: true, helper: 'member2', extra: [9990, 'TRY'] },
    );
    assert.equal(one?.priority, 3);
    assert.deepEqual(
      plan.report.problems.map(({ column, code }) => [column, code]),
      [
        ['Alan m²', 'not-a-number'],
        ['Büyüklük', 'unknown-word'],
      ],
    );
    assert.deepEqual({ ...snapshot.get('opportunities', 'ext-F-2')?.custom }, {});
    const changed = await tableOf(text.replace('99,90', '50,00').replace(';Fuar\n', ';FUAR, yeni\n'));
    const update = { ...mapping, existing: 'update' as const };
    const next = await planMapped(changed, update, snapshot, env(), { pause });
    assert.ok(next);
    snapshot.apply(next.patches);
    const told = snapshot.history('ext-F-1').filter(({ type }) => type === 'field-changed');
    assert.deepEqual(
      told.map(({ field: name, to }) => [name, to]),
      [
        ['tags.yeni', true],
        ['custom.extra', [5000, 'TRY']],
      ],
    );
    assert.deepEqual(Object.keys(snapshot.get('opportunities', 'ext-F-1')?.tags ?? {}), ['Fuar', 'yeni']);
  });
});
