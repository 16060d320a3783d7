import { expect } from '@open-wc/testing';
import '../locales/areas/form.js';
import { localizerFor } from '../locales/localizer.js';
import { dateEcho, datePattern, dateText, readDate } from './date-editor.js';
import { moneyEcho, moneyText, readMoney } from './money-editor.js';
import { percentText, readPercent } from './percent-editor.js';

const tr = localizerFor('tr');
const en = localizerFor('en');

describe('texts of the editors', () => {
  it('D70 an amount is written as it is typed, and reads back as the same amount', () => {
    const table: readonly (readonly [number, string, string, string])[] = [
      [1250000, 'TRY', '12.500', '12,500'],
      [1250050, 'TRY', '12.500,50', '12,500.50'],
      [0, 'TRY', '0', '0'],
      [5, 'TRY', '0,05', '0.05'],
      [9007199254740991, 'TRY', '90.071.992.547.409,91', '90,071,992,547,409.91'],
      [12500, 'JPY', '12.500', '12,500'],
      [1500, 'KWD', '1,500', '1.500'],
    ];
    for (const [minor, currency, turkish, english] of table) {
      const money = { minor, currency };
      expect(moneyText(money, tr)).to.equal(turkish);
      expect(moneyText(money, en)).to.equal(english);
      for (const l of [tr, en]) {
        const read = readMoney(moneyText(money, l), l, currency);
        expect(read.ok && read.value, `${moneyText(money, l)} ${currency}`).to.deep.equal(money);
      }
    }
    expect(moneyText(null, tr)).to.equal('');
  });

  it('D70 the echo says what is understood, and nothing when it is not', () => {
    expect(moneyEcho('12.500', tr, 'TRY')).to.equal('= ₺12.500,00');
    expect(moneyEcho('12.500', en, 'TRY')).to.equal(undefined);
    expect(moneyEcho('1234.56', tr, 'TRY')).to.equal('= ₺1.234,56');
    expect(moneyEcho('12,5,0', tr, 'TRY')).to.equal(undefined);
    expect(moneyEcho('', tr, 'TRY')).to.equal(undefined);
  });

  it('D57 D71 a day is written in the order of the language and reads back as the same day', () => {
    for (const day of ['2026-11-02', '2026-01-31', '1999-12-31']) {
      for (const l of [tr, en]) {
        const read = readDate(dateText(day, l), l);
        expect(read.ok && read.value).to.equal(day);
      }
    }
    expect(dateText('2026-11-02', tr)).to.equal('02.11.2026');
    expect(dateText('2026-11-02', en)).to.equal('11/02/2026');
    expect(dateEcho('2.11.2026', tr)).to.equal('2 Kasım 2026 Pazartesi');
    expect(dateEcho('31.2.2026', tr)).to.equal(undefined);
    expect(datePattern(tr)).to.equal('gg.aa.yyyy');
    expect(datePattern(en)).to.equal('mm/dd/yyyy');
    expect(datePattern(localizerFor('en-GB'))).to.equal('dd/mm/yyyy');
  });

  it('D31 nothing typed as a probability is "automatic", which is not 0', () => {
    expect(readPercent('', tr)).to.deep.equal({ ok: true, value: null });
    expect(readPercent('0', tr)).to.deep.equal({ ok: true, value: 0 });
    expect(readPercent('%45', tr)).to.deep.equal({ ok: true, value: 4500 });
    expect(readPercent('33,5', tr)).to.deep.equal({ ok: true, value: 3350 });
    expect(readPercent('101', tr).ok).to.equal(false);
    expect(percentText(3350, tr)).to.equal('33,5');
    expect(percentText(null, tr)).to.equal('');
  });
});
