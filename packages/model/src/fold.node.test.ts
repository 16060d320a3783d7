import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compareNames, sameTitle } from './collate.js';
import { fold, foldedWords, matchesAll } from './fold.js';

it('D67 the four letters i, diacritics and case do not count', () => {
  for (const text of ['IŞIK', 'ışık', 'Işık', 'isik', 'İŞİK', 'is\u0327ik'])
    assert.equal(fold(text), 'isik', text);
  for (const text of ['İNŞAAT', 'insaat', 'inşaat']) assert.equal(fold(text), 'insaat');
  assert.equal(fold('ISPARTA Gülbahçe Öğün'), 'isparta gulbahce ogun');
  assert.equal(fold('İ').length, 1);
  assert.equal(fold('𝐀e\u0301𞤀 ÅΣ'), '𝐀e𞤢 aς');
});

it('D67 folding is idempotent and different letters stay different', () => {
  for (const text of ['ÇAĞRI', 'Âlim Œuvre', 'ASCII only', '北京', 'مرحبا'])
    assert.equal(fold(fold(text)), fold(text));
  assert.notEqual(fold('sarı'), fold('sori'));
});

it('D67 all words of a query must occur, in any order', () => {
  const text = fold('Işık Yapı Malzemeleri · Ayşe Yılmaz');
  assert.ok(matchesAll(text, fold('YILMAZ isik')));
  assert.ok(matchesAll(text, ''));
  assert.ok(!matchesAll(text, fold('ışık demir')));
  assert.deepEqual(foldedWords('  Işık   YAPI '), ['isik', 'yapi']);
  assert.deepEqual(foldedWords('   '), []);
});

it('D69 names sort as a Turkish reader expects', () => {
  const names = [
    'Zeynep',
    'İpek',
    'Osman',
    'ılgın',
    'Cem',
    'ömer',
    'Çınar',
    'Işık',
    'Güneş',
    'Gül',
    'şahin',
    'Sami',
    'ümit',
    'Ulaş',
  ];
  assert.deepEqual(
    names.toSorted((a, b) => compareNames(a, b, 'tr')),
    [
      'Cem',
      'Çınar',
      'Gül',
      'Güneş',
      'ılgın',
      'Işık',
      'İpek',
      'Osman',
      'ömer',
      'Sami',
      'şahin',
      'Ulaş',
      'ümit',
      'Zeynep',
    ],
  );
  assert.ok(compareNames('Teklif 9', 'Teklif 10', 'tr') < 0);
});

it('D69 titles are equal without regard to case, in Turkish with I = ı and İ = i but I ≠ i', () => {
  assert.ok(sameTitle('Satış Hattı', '  SATIŞ  HATTI ', 'tr'));
  assert.ok(sameTitle('İpek', 'ipek', 'tr'));
  assert.ok(!sameTitle('Ipek', 'ipek', 'tr'));
  assert.ok(!sameTitle('Satis', 'Satış', 'tr'));
  assert.ok(sameTitle('Pipeline', 'PIPELINE', 'en'));
});
