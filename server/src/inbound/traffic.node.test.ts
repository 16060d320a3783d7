import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_LIMITS } from '@firsat/protocol';
import { FakeClock } from '../testing/fake-clock.js';
import { RecentCount } from './recent-count.js';
import { TokenBucket, TokenBuckets } from './token-bucket.js';
import { Traffic, type TrafficMeter } from './traffic.js';

const RATES = {
  ...DEFAULT_LIMITS,
  messagesPerSecond: 10,
  messageBurst: 20,
  bytesPerSecond: 1_000,
  burst: 2,
  sync: 8_000,
  structsPerSecond: 100,
  structsPerSync: 500,
};

/** How many messages of that size go through at once. */
function through(meter: TrafficMeter, bytes: number, most = 10_000): number {
  for (let count = 0; count < most; count++) if (!meter.message(bytes)) return count;
  return most;
}

describe('traffic', () => {
  it('IN9 what is taken comes back with time, up to the capacity; a clock set back stops nothing', () => {
    const bucket = new TokenBucket({ perSecond: 10, capacity: 20 }, 0);
    assert.equal(bucket.take(21, 0), false);
    assert.equal(bucket.take(20, 0), true);
    assert.equal(bucket.take(1, 50), false);
    assert.equal(bucket.take(1, 100), true);
    assert.equal(bucket.take(1, -900_000), false);
    assert.equal(bucket.take(1, -899_900), true);
    assert.equal(bucket.isFull(0), true);
  });

  it('IN9 a connection has a burst of messages and a whole first sync of bytes, then its rate', () => {
    const clock = new FakeClock();
    const traffic = new Traffic(RATES, () => clock.now());
    const meter = traffic.open('w', () => null);
    assert.equal(through(meter, 1), 20);
    clock.advance(1_000);
    assert.equal(through(meter, 1), 10);
    const importing = traffic.open('w', () => null);
    assert.equal(importing.message(8_000), true);
    assert.equal(through(importing, 500), 4);
    clock.advance(1_000);
    assert.equal(through(importing, 500), 2);
  });

  it('IN9 many connections of one user share its rate, coming back refills nothing; another user is not held up', () => {
    const clock = new FakeClock();
    const traffic = new Traffic(RATES, () => clock.now());
    let sent = 0;
    for (let connection = 0; connection < 50; connection++)
      sent += through(
        traffic.open(`w${connection}`, () => 'eve'),
        1,
      );
    assert.equal(sent, 4 * 20);
    assert.equal(
      through(
        traffic.open('w', () => 'ada'),
        1,
      ),
      20,
    );
    clock.advance(1_000);
    assert.equal(
      through(
        traffic.open('w', () => 'eve'),
        1,
      ),
      20,
    );
  });

  it('IN9 a workspace as a whole is bounded, whoever sends; another workspace is not held up', () => {
    const traffic = new Traffic(RATES, () => 0);
    let sent = 0;
    for (let user = 0; user < 100; user++)
      sent += through(
        traffic.open('w', () => `u${user}`),
        1,
      );
    assert.equal(sent, 20 * 20);
    assert.equal(
      through(
        traffic.open('other', () => 'ada'),
        1,
      ),
      20,
    );
  });

  it('IN9 new structs are counted per user', () => {
    const clock = new FakeClock();
    const traffic = new Traffic(RATES, () => clock.now());
    const meter = traffic.open('w', () => 'eve');
    assert.equal(meter.structs(500), true);
    assert.equal(meter.structs(500), true);
    assert.equal(traffic.open('w2', () => 'eve').structs(1), false);
    clock.advance(1_000);
    assert.equal(meter.structs(100), true);
    assert.equal(meter.structs(1), false);
  });

  it('IN9 buckets that are full again are forgotten', () => {
    const buckets = new TokenBuckets({ perSecond: 1, capacity: 2 });
    for (let name = 0; name < 20_000; name++) buckets.take(`n${name}`, 1, name * 10);
    assert.ok(buckets.count < 5_000, `${buckets.count}`);
  });

  it('IN6 events are counted over a sliding time and forgotten after it', () => {
    const clock = new FakeClock();
    const count = new RecentCount(60_000, () => clock.now());
    assert.deepEqual([count.add('a'), count.add('a'), count.add('b', 3)], [1, 2, 3]);
    clock.advance(30_000);
    assert.equal(count.add('a'), 3);
    clock.advance(30_000);
    assert.deepEqual([count.of('a'), count.of('b')], [1, 0]);
    assert.equal(count.add('a'), 2);
    assert.equal(count.names, 1);
  });
});
