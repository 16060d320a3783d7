import { expect } from '@open-wc/testing';
import { parsePercent } from './percent.js';

describe('a typed percentage', () => {
  const read: readonly [string, number][] = [
    ['40', 4000],
    ['%40', 4000],
    [' 40 % ', 4000],
    ['12,5', 1250],
    ['12.5', 1250],
    ['12,05', 1205],
    ['0', 0],
    ['100', 10_000],
  ];
  for (const [text, basisPoints] of read)
    it(`SSE4 “${text}” is ${String(basisPoints)} basis points`, () => {
      expect(parsePercent(text)).to.deep.equal({ ok: true, value: basisPoints });
    });

  const refused: readonly [string, string][] = [
    ['', 'required'],
    ['çok', 'not-a-number'],
    ['1e2', 'not-a-number'],
    ['12,345', 'not-a-number'],
    ['101', 'out-of-range'],
    ['100,01', 'out-of-range'],
    ['-1', 'out-of-range'],
    ['-0,5', 'out-of-range'],
  ];
  for (const [text, code] of refused)
    it(`SSE4 “${text}” is refused: ${code}`, () => {
      const result = parsePercent(text);
      expect(result.ok ? 'taken' : result.problems[0]?.code).to.equal(code);
    });
});
