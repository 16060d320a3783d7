import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import type { PresenceState } from '@firsat/store';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, painted, waitUntil } from '../../testing/drive.js';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { DIGEST_MS, RemoteChanges } from './remote-changes.js';
import { boardFixture, cardOf, columnOf, idsIn, spoken } from './testing/board-fixture.js';

class RemoteHost extends LitElement {}
const tr = localizerFor('tr');

describe('what colleagues do on a board', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  const running = (element: HTMLElement): Animation[] =>
    element
      .getAnimations({ subtree: true })
      .filter((one) => !('animationName' in one) && !('transitionProperty' in one));

  it('BRD17 a remote move glides and is marked; under reduced motion it is simply there', async () => {
    const { board, add, stages, sync, colleague } = await boardFixture();
    const [first = '', second = ''] = stages;
    const a = add(0, 'Bir');
    const b = add(0, 'İki');
    await sync();
    const [top = '', below = ''] = idsIn(board, first);
    expect([top, below]).to.have.members([a, b]);
    done(colleague.store, 'opportunity-move', { id: top, stageId: second });
    await sync();
    expect(idsIn(board, second)).to.deep.equal([top]);
    const item = cardOf(board, below).parentElement as HTMLElement;
    expect(running(item).length).to.be.greaterThan(0);
    expect(board.renderRoot.querySelectorAll('.flights > *').length).to.equal(1);
    const flights = [...board.renderRoot.querySelectorAll('.flights > *')].flatMap((copy) =>
      copy.getAnimations(),
    );
    await Promise.all(flights.map(({ finished }) => finished));
    await painted(board);
    expect(board.renderRoot.querySelectorAll('.flights > *').length).to.equal(0);
    await emulateMedia({ reducedMotion: 'reduce' });
    done(colleague.store, 'opportunity-move', { id: below, stageId: second });
    await sync();
    expect(idsIn(board, second).length).to.equal(2);
    expect(running(cardOf(board, below).parentElement as HTMLElement).length).to.equal(0);
    expect(board.renderRoot.querySelectorAll('.flights > *').length).to.equal(0);
  });

  it('BRD17 a card that goes lets those below it glide as one; one that stays glides not', async () => {
    const { board, add, stages, sync, colleague } = await boardFixture();
    const [first = '', second = ''] = stages;
    for (const name of ['1', '2', '3', '4', '5', '6', '7']) add(0, name);
    await sync();
    const [stays = '', goes = '', below = '', last = ''] = idsIn(board, first);
    const top = (id: string): number => Math.round(cardOf(board, id).getBoundingClientRect().top);
    const before = [top(stays), top(below), top(last)];
    done(colleague.store, 'opportunity-move', { id: goes, stageId: second });
    await sync();
    const list = cardOf(board, below).parentElement?.parentElement as HTMLElement;
    const glides = running(list).filter(({ effect }) =>
      (effect as KeyframeEffect).getKeyframes().some((frame) => 'transform' in frame),
    );
    expect(glides.length).to.equal(2, 'the list, and the one above against it');
    for (const glide of glides) {
      glide.pause();
      glide.currentTime = 0;
    }
    expect([top(stays), top(below), top(last)]).to.deep.equal(before, 'it begins where everything was');
    for (const glide of glides) glide.finish();
    expect(top(stays)).to.equal(before[0]);
    expect(top(below)).to.be.lessThan(before[1] ?? 0);
  });

  it('BRD16 focus stays on a card that a colleague moves, and goes to its neighbour when it is deleted', async () => {
    const { board, add, stages, sync, colleague } = await boardFixture();
    const [first = '', second = ''] = stages;
    add(0, 'Bir');
    add(0, 'İki');
    await sync();
    const [top = '', below = ''] = idsIn(board, first);
    cardOf(board, top).focus();
    done(colleague.store, 'opportunity-move', { id: top, stageId: second });
    await sync();
    await painted(board);
    expect(columnOf(board, second).contains(cardOf(board, top))).to.equal(true);
    expect(board.shadowRoot?.activeElement === cardOf(board, top)).to.equal(true);
    done(colleague.store, 'opportunity-move', { id: top, stageId: first, beforeId: below });
    await sync();
    await painted(board);
    done(colleague.store, 'opportunity-delete', { id: top });
    await sync();
    await painted(board);
    expect(board.shadowRoot?.activeElement === cardOf(board, below)).to.equal(true);
  });

  it('BRD17 listeners hear one digest in eight seconds, whatever happens', async () => {
    defineElement('remote-host', RemoteHost);
    const { store, add, sync, colleague, stages } = await boardFixture();
    const ids = [add(0, 'Bir'), add(0, 'İki'), add(0, 'Üç')];
    await sync();
    const timer = createFakeTimer();
    const host = document.createElement('remote-host') as RemoteHost;
    const said: string[] = [];
    Object.assign(host, { ariaNotify: (text: string) => said.push(text) });
    document.body.append(host);
    const remote = new RemoteChanges(host, () => tr, timer);
    remote.watch(store);
    for (const id of ids) done(colleague.store, 'opportunity-move', { id, stageId: stages[1] ?? '' });
    await sync();
    done(store, 'opportunity-move', { id: ids[0] ?? '', stageId: stages[2] ?? '' });
    expect(said).to.deep.equal([]);
    timer.advance(DIGEST_MS);
    await waitUntil(() => said.length > 0);
    expect(said).to.deep.equal([`${tr.t.choices.digest.moved('Mehmet Kaya', 3)}.`]);
    timer.advance(10 * DIGEST_MS);
    expect(said.length).to.equal(1);
  });

  it('BRD23 a colleague on a card is a ring with the name in text, and goes with them', async () => {
    const core = new Y.Doc();
    const awareness = new Awareness(core);
    const { board, add } = await boardFixture({ store: { core, awareness } });
    const id = add(0, 'Bir');
    await painted(board);
    const state: PresenceState = {
      user: { id: 'mehmet', name: 'Mehmet Kaya', color: '#0f766e' },
      opportunityId: id,
      field: null,
      dragging: null,
    };
    awareness.states.set(7, { ...state });
    awareness.emit('change', [{ added: [7], updated: [], removed: [] }, 'test']);
    await painted(board);
    const here = tr.t.board.card.peers('Mehmet Kaya');
    expect(cardOf(board, id).dataset['peers']).to.equal(here);
    expect(spoken(cardOf(board, id))).to.contain(here);
    expect(getComputedStyle(cardOf(board, id)).boxShadow).to.contain('rgb(15, 118, 110)');
    awareness.states.delete(7);
    awareness.emit('change', [{ added: [], updated: [], removed: [7] }, 'test']);
    await painted(board);
    expect(cardOf(board, id).dataset['peers']).to.equal(undefined);
  });
});
