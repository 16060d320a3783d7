import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seeded } from '@firsat/model/testing';
import * as Y from 'yjs';
import { TestNetwork, type TestFaults, type TestPeer } from './testing/index.js';

const peer = (name: string): TestPeer => ({ name, docs: { core: new Y.Doc(), work: new Y.Doc() } });
const keys = ({ docs }: TestPeer, doc: 'core' | 'work' = 'core') => [...docs[doc].getMap('m').keys()].sort();
const put = ({ docs }: TestPeer, key: string, doc: 'core' | 'work' = 'core') =>
  docs[doc].getMap('m').set(key, 1);

function three(faults: Partial<TestFaults> = {}) {
  const network = new TestNetwork(seeded(7), faults);
  const peers = [peer('a'), peer('b'), peer('c')] as const;
  for (const one of peers) network.join(one);
  return { network, peers };
}

describe('test network', () => {
  it('NW1 nothing arrives before it is delivered, and nothing over a parted link', () => {
    const { network, peers } = three();
    const [a, b, c] = peers;
    network.connect(a, b, true);
    network.deliver(10);
    put(a, 'x');
    assert.deepEqual(keys(b), []);
    assert.equal(network.deliver(10), 1);
    assert.deepEqual([keys(b), keys(c)], [['x'], []]);
    assert.ok(network.isolated(c) && !network.isolated(a));
    network.connect(a, b, false);
    put(a, 'y');
    assert.equal(network.deliver(10), 0);
    network.connect(a, b, true);
    network.deliver(10);
    assert.deepEqual(keys(b), ['x', 'y']);
  });

  it('NW1 the two documents travel apart', () => {
    const { network, peers } = three();
    const [a, b] = peers;
    network.connect(a, b, true, ['core']);
    put(a, 'x');
    put(a, 'x', 'work');
    network.deliver(10);
    assert.deepEqual([keys(b), keys(b, 'work')], [['x'], []]);
    network.heal(['work']);
    assert.deepEqual(keys(b, 'work'), ['x']);
  });

  it('NW1 losses, doubles and overtaking happen, and healing brings everything everywhere', () => {
    const { network, peers } = three({ drop: 0.4, duplicate: 0.4, reorder: 0.5 });
    const [a, b, c] = peers;
    network.connect(a, b, true);
    network.connect(a, c, true);
    network.deliver(100);
    for (let index = 0; index < 30; index++) put(a, `k${String(index).padStart(2, '0')}`);
    const messages = network.deliver(1000);
    assert.ok(messages > 30 && messages < 60 * 1.4);
    assert.ok(keys(b).length < 30, 'a lost message holds back what follows it');
    put(c, 'own');
    network.heal();
    assert.equal(keys(b).length, 31);
    for (const one of [b, c]) assert.deepEqual(keys(one), keys(a));
  });

  it('NW1 who leaves is out', () => {
    const { network, peers } = three();
    const [a, b, c] = peers;
    network.heal();
    network.leave(c);
    put(c, 'x');
    put(a, 'y');
    network.deliver(10);
    assert.deepEqual([keys(b), keys(c)], [['y'], ['x']]);
  });
});
