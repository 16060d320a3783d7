import { expect } from '@open-wc/testing';
import { Standby } from './standby.js';

const bytes = (length: number, fill = 0): Uint8Array => new Uint8Array(length).fill(fill);

describe('standby', () => {
  it('SY17 gives out, once, what the tab that died was to store, and nothing of others', () => {
    const standby = new Standby(() => 0);
    standby.push(bytes(1, 1), 'a');
    standby.push(bytes(1, 2), undefined);
    standby.push(bytes(1, 3), 'b');
    standby.push(bytes(1, 4), 'a');
    expect(standby.take('a')).to.deep.equal([bytes(1, 1), bytes(1, 4)]);
    expect(standby.take('a')).to.deep.equal([]);
    expect(standby.take(undefined)).to.deep.equal([bytes(1, 2)]);
    expect(standby.bytes).to.equal(1);
  });

  it('SY17 keeps at least a minute of what happened, and is bounded in time and bytes', () => {
    let now = 0;
    const standby = new Standby(() => now);
    for (let minute = 0; minute < 10; minute += 1) {
      now = minute * 60_000;
      standby.push(bytes(10, minute), undefined);
    }
    const kept = standby.take(undefined).map((update) => update[0]);
    expect(kept).to.deep.equal([7, 8, 9]);
    for (let count = 0; count < 100; count += 1) standby.push(bytes(1024 * 1024), undefined);
    expect(standby.bytes)
      .to.be.at.most(4 * 1024 * 1024)
      .and.at.least(3 * 1024 * 1024);
  });
});
