import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OpenGap } from './open-gap.js';

/** A room that has come to clock `end` of client 1. */
const room = (end: number, waitingDropped = 0) => ({
  waitingDropped,
  covers: (needed: ReadonlyMap<number, number>) => (needed.get(1) ?? 0) <= end,
});
const gap = (end: number, kept = true) => ({ needed: new Map([[1, end]]), kept });

describe('an open gap', () => {
  it('IN8 the client is asked once, again only after it has answered, and never because of its answer', () => {
    const open = new OpenGap();
    assert.equal(open.open(gap(5), 0, false), true);
    assert.equal(open.open(gap(7), 0, false), false);
    assert.equal(open.open(gap(7), 0, true), false);
    assert.equal(open.open(gap(9), 0, false), true);
  });

  it('A5 it closes when the document covers all of it, and is forgotten then', () => {
    const open = new OpenGap();
    open.open(gap(5), 0, false);
    open.open(gap(3), 0, false);
    assert.equal(open.closes(room(4)), false);
    assert.equal(open.closes(room(5)), true);
    assert.equal(open.closes(room(0)), true);
  });

  it('IN8 what was turned away or given up counts as saved only after a whole SyncStep2', () => {
    const turnedAway = new OpenGap();
    turnedAway.open(gap(5, false), 0, false);
    assert.equal(turnedAway.closes(room(9)), false);
    turnedAway.offeredAll(0);
    assert.equal(turnedAway.closes(room(4)), false, 'a lie of the client covers nothing');
    assert.equal(turnedAway.closes(room(5)), true);
    const givenUp = new OpenGap();
    givenUp.open(gap(5), 2, false);
    assert.equal(givenUp.closes(room(9, 3)), false);
    givenUp.offeredAll(3);
    assert.equal(givenUp.closes(room(9, 3)), true);
  });
});
