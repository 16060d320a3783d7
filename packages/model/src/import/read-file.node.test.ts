import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CSV_DIALECTS, csvText } from '../export/csv.js';
import { unguarded } from '../export/formula-guard.js';
import { seeded } from '../seeded.js';
import { CsvReader } from './csv-reader.js';
import {
  MAX_FILE_BYTES,
  MAX_ROWS,
  readFile,
  type ByteSource,
  type FileTable,
  type ReadChoices,
} from './read-file.js';

const pause = (): Promise<void> => Promise.resolve();

const source = (bytes: Uint8Array, name = 'dosya.csv'): ByteSource => ({
  name,
  size: bytes.length,
  read: (from, to) => Promise.resolve(bytes.slice(from, to)),
});
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Windows-1254 is Latin-1 but for six letters. */
function turkish(text: string): Uint8Array {
  const own = new Map([
    ['ğ', 0xf0],
    ['Ğ', 0xd0],
    ['ı', 0xfd],
    ['İ', 0xdd],
    ['ş', 0xfe],
    ['Ş', 0xde],
  ]);
  return Uint8Array.from([...text].map((letter) => own.get(letter) ?? letter.charCodeAt(0)));
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? `\ufeff${text}` : text)].map((letter) => letter.charCodeAt(0));
  const bytes = new DataView(new ArrayBuffer(units.length * 2));
  for (const [index, unit] of units.entries()) bytes.setUint16(index * 2, unit, littleEndian);
  return new Uint8Array(bytes.buffer);
}

async function table(bytes: Uint8Array, choices: ReadChoices = {}): Promise<FileTable> {
  const reading = await readFile(source(bytes), choices, { pause });
  assert.ok(reading?.ok, JSON.stringify(reading));
  return reading.table;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const reading = await readFile(source(bytes), {}, { pause });
  return reading?.ok === false ? reading.code : JSON.stringify(reading);
}

describe('reading files', () => {
  it('DAT4 the encoding is found out: UTF-8, UTF-16 of both orders, windows-1254; with and without a mark', async () => {
    const text = 'Müşteri;Evre\nİğneada Şirketi;görüşme\n';
    for (const [bytes, encoding] of [
      [utf8(text), 'utf-8'],
      [utf8(`\ufeff${text}`), 'utf-8'],
      [turkish(text), 'windows-1254'],
      [utf16(text, true, true), 'utf-16le'],
      [utf16(text, false, true), 'utf-16be'],
      [utf16(text, true, false), 'utf-16le'],
      [utf16(text, false, false), 'utf-16be'],
    ] as const) {
      const read = await table(bytes);
      assert.equal(read.encoding, encoding);
      assert.deepEqual(read.header, ['Müşteri', 'Evre'], encoding);
      assert.deepEqual(read.rows, [{ line: 2, cells: ['İğneada Şirketi', 'görüşme'] }], encoding);
      assert.deepEqual(read.warnings, []);
    }
  });

  it('DAT4 Turkish letters far behind the beginning still tell windows-1254', async () => {
    const plain = `ad,not\n${'aaaaa,bbbbb\n'.repeat(30_000)}`;
    const read = await table(turkish(`${plain}ışık,şğ\n`));
    assert.equal(read.encoding, 'windows-1254');
    assert.deepEqual(read.rows.at(-1)?.cells, ['ışık', 'şğ']);
  });

  it('DAT4 what somebody chooses counts: encoding, delimiter, header', async () => {
    const read = await table(utf8('a,b;c\n1,2;3\n'), {
      delimiter: ';',
      hasHeader: false,
      encoding: 'windows-1254',
    });
    assert.deepEqual([read.delimiter, read.header, read.headerLine], [';', ['', ''], 0]);
    assert.deepEqual(
      read.rows.map(({ cells }) => cells),
      [
        ['a,b', 'c'],
        ['1,2', '3'],
      ],
    );
  });

  it('DAT5 the delimiter is the one under which rows are alike, also when decimal commas abound', async () => {
    for (const [text, delimiter] of [
      ['ad;tutar;oran\nx;1,50;2,5\ny;2,75;3,5\n', ';'],
      ['ad\ttutar\nx, y, z\t1,5\n', '\t'],
      ['ad|tutar\nx|1,5\n', '|'],
      ['ad,tutar\n"x;y;z",1\n"a;b;c",2\n', ','],
      ['sep=;\r\nad;x,y,z\r\n1;2\r\n', ';'],
    ] as const)
      assert.equal((await table(utf8(text))).delimiter, delimiter, text);
  });

  it('DAT5 a first row of words is a header, one with values is none', async () => {
    assert.equal((await table(utf8('ad,tutar\nx,1\n'))).hasHeader, true);
    assert.equal((await table(utf8('Işık,1.234,56\nx,1,2\n'))).hasHeader, false);
    assert.equal((await table(utf8('x,22.11.2026\ny,23.11.2026\n'))).hasHeader, false);
    assert.equal((await table(utf8('a,a\nb,c\n'))).hasHeader, false);
  });

  it('DAT6 what is no text, empty or too large is refused, the last before it is read', async () => {
    assert.equal(await refusal(new Uint8Array()), 'empty-file');
    assert.equal(await refusal(utf8('\n \n\n')), 'empty-file');
    assert.equal(await refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)), 'spreadsheet-file');
    assert.equal(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)), 'spreadsheet-file');
    assert.equal(await refusal(utf8('%PDF-1.7\n')), 'binary-file');
    const random = seeded(5);
    assert.equal(
      await refusal(Uint8Array.from({ length: 5000 }, () => Math.floor(random() * 256))),
      'binary-file',
    );
    const large: ByteSource = { name: 'x', size: 200e6, read: () => assert.fail('was read') };
    assert.deepEqual(await readFile(large, {}, { pause }), { ok: false, code: 'too-large' });
    assert.ok(MAX_FILE_BYTES < 200e6);
    const gone: ByteSource = { name: 'x', size: 10, read: () => Promise.reject(new Error('gone')) };
    assert.deepEqual(await readFile(gone, {}, { pause }), { ok: false, code: 'unreadable-file' });
  });

  it('DAT7 a file cut within quotes is read up to the line on which the quote was opened', async () => {
    const read = await table(utf8('ad,not\n1,"iki\nsatır"\n2,"bitmeyen\nmetin'));
    assert.deepEqual(read.rows, [{ line: 2, cells: ['1', 'iki\nsatır'] }]);
    assert.deepEqual(read.warnings, [{ code: 'cut-off', line: 4 }]);
  });

  it('DAT7 an open quote does not swallow the rest of a large file', async () => {
    const read = await table(utf8(`ad,not\n1,a\n2,"açık\n${'x,y\n'.repeat(400_000)}`));
    assert.deepEqual([read.rows.length, read.warnings], [1, [{ code: 'cut-off', line: 3 }]]);
  });

  it('DAT7 a file cut within a letter keeps its rows and says so', async () => {
    const bytes = utf8('ad,not\nışık,ağ\n2,ş');
    const read = await table(bytes.slice(0, -1));
    assert.equal(read.encoding, 'utf-8');
    assert.equal(read.rows.length, 2);
    assert.deepEqual(read.warnings, [{ code: 'broken-letters', line: 0 }]);
  });

  it('DAT7 rows beyond the limit are not read, and the first of them is named; one column is a warning', async () => {
    const read = await table(utf8(`ad\n${'x\n'.repeat(MAX_ROWS + 5)}`));
    assert.equal(read.rows.length, MAX_ROWS);
    assert.deepEqual(read.warnings, [
      { code: 'too-many-rows', line: MAX_ROWS + 2 },
      { code: 'one-column', line: 0 },
    ]);
  });

  it('DAT8 reading tells how far it is, and can be stopped between two slices', async () => {
    const bytes = utf8('a long cell here,and another one\n'.repeat(30_000));
    const seen: number[] = [];
    await readFile(source(bytes), {}, { pause, onProgress: (done, total) => seen.push(done / total) });
    assert.ok(seen.length > 2 && seen.at(-1) === 1, String(seen.length));
    const controller = new AbortController();
    const stop = (): Promise<void> => {
      controller.abort();
      return Promise.resolve();
    };
    assert.equal(await readFile(source(bytes), {}, { pause: stop, signal: controller.signal }), null);
  });

  it('DAT9 what any dialect writes is read back, in any encoding that has the letters, however it is sliced', async () => {
    const random = seeded(11);
    const pieces = ['"', ',', ';', '\n', '\r\n', 'ş', 'İ', 'ı', 'ğ', 'a b', '=1', '-', "'", '12,5', 'x'];
    const some = (): string =>
      Array.from({ length: Math.floor(random() * 5) }, () => pieces[Math.floor(random() * pieces.length)])
        .join('')
        .trim();
    const rows = Array.from({ length: 200 }, () => ['x', some(), some()]);
    for (const dialect of Object.values(CSV_DIALECTS)) {
      const text = csvText([['ad', 'bir', 'iki'], ...rows], dialect);
      for (const bytes of [
        utf8(text),
        utf16(text, true, !dialect.bom),
        turkish(text.replace('\ufeff', '')),
      ]) {
        const read = await table(bytes);
        assert.equal(read.delimiter, dialect.delimiter);
        assert.deepEqual(
          read.rows.map(({ cells }) => cells.map(unguarded)),
          rows,
        );
      }
      const taken: (readonly string[])[] = [];
      const reader = new CsvReader(dialect.delimiter, (cells) => taken.push(cells));
      for (let at = 0; at < text.length;) {
        const next = at + 1 + Math.floor(random() * 7);
        reader.push(text.slice(at, next));
        at = next;
      }
      reader.end();
      assert.equal(taken.length, rows.length + 1);
    }
  });

  it('DAT10 no broken file makes it throw or hang: it is read, or refused with a reason', async () => {
    const random = seeded(23);
    const good = utf8(
      csvText(
        [['ad', 'tutar'], ...Array.from({ length: 50 }, (_, i) => [`Işık "${String(i)}"`, '1,5'])],
        CSV_DIALECTS['excel-tr'],
      ),
    );
    for (let round = 0; round < 300; round++) {
      const bytes = good.slice(0, Math.floor(random() * good.length));
      for (let hit = 0; hit < random() * 8; hit++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const reading = await readFile(source(bytes), {}, { pause });
      assert.ok(reading !== null);
      if (reading.ok) assert.ok(reading.table.rows.every(({ line, cells }) => line > 0 && cells.length > 0));
    }
  });
});
