import { expect } from '@open-wc/testing';
import '../../define/opportunity-detail.js';
import { create, type HistoryEvent } from '@firsat/model';
import { localizerFor } from '../../locales/localizer.js';
import { colleague, detailScene, type DetailScene } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { eventMarks, timesOpen } from './event-marks.js';
import { PAGE } from './timeline.js';

const tr = localizerFor('tr');
const en = localizerFor('en');

const lines = ({ detail }: DetailScene): string[] =>
  [...detail.renderRoot.querySelectorAll('.event-text > p:first-child')].map((line) =>
    line.textContent.replace(/\s+/g, ' ').trim(),
  );

const event = (id: string, of: Partial<HistoryEvent>): HistoryEvent => ({
  id,
  removed: null,
  opportunityId: 'o',
  type: 'stage-changed',
  field: null,
  from: null,
  to: null,
  at: 0,
  by: 'm',
  prev: null,
  then: {
    schemaId: '',
    stageId: '',
    status: 'open',
    price: null,
    period: 'fixed',
    probability: 0,
    expectedClose: null,
    ownerId: null,
  },
  revertOf: null,
  via: 'user',
  ...of,
});

describe('the history in the detail', () => {
  afterEach(() => document.body.replaceChildren());

  for (const l of [tr, en]) {
    it(`DET10 S9 D14 every kind of event has its words, from and to, newest first: ${l.language}`, async () => {
      const scene = await detailScene({ lang: l.language });
      const { store, id, stages } = scene;
      const { fields, period, none } = l.t.common;
      const to = l.t.timeline.becomes;
      done(store, 'opportunity-edit', { id, changes: { price: { minor: 123450, currency: 'TRY' } } });
      done(store, 'opportunity-edit', { id, changes: { period: 'yearly', expectedClose: '2027-01-31' } });
      done(store, 'opportunity-edit', { id, changes: { ownerId: null, probability: 4500 } });
      done(store, 'opportunity-move', { id, stageId: stages[1]?.id ?? '' });
      done(store, 'opportunity-set-status', {
        id,
        status: 'lost',
        reason: 'price',
        on: '2026-02-01',
        note: 'Pahalı',
      });
      done(store, 'opportunity-delete', { id });
      done(store, 'opportunity-restore', { id });
      await painted(scene.detail);
      const change = (label: string, from: string, value: string): string =>
        `${label} ${from} → ${to} ${value}`;
      expect(lines(scene)).to.deep.equal([
        l.t.timeline.events.restored,
        l.t.timeline.events.deleted,
        change(fields.status, l.t.common.status.open, l.t.common.status.lost),
        change(fields.stage, stages[0]?.name ?? '', stages[1]?.name ?? ''),
        change(fields.probability, l.t.detail.automatic, l.percent(4500)),
        change(fields.ownerId, 'Ayşe Yılmaz', none),
        change(fields.expectedClose, none, l.date('2027-01-31', 'full')),
        change(fields.period, period.fixed, period.yearly),
        change(fields.price, none, l.money({ minor: 123450, currency: 'TRY' })),
        l.t.timeline.events.created,
      ]);
      const more = [...scene.detail.renderRoot.querySelectorAll('.event-more')].map((one) => one.textContent);
      expect(more[0]).to.equal(
        [l.date('2026-02-01', 'full'), l.t.form.reasons.price, '“Pahalı”'].join(' · '),
      );
      for (const by of scene.detail.renderRoot.querySelectorAll('.event-by'))
        expect(by.textContent).to.contain('Ayşe Yılmaz');
    });
  }

  it('DET10 who did it, by day of the workspace: a colleague just after midnight in Istanbul', async () => {
    const scene = await detailScene();
    // 2026-02-01 23:30 in Istanbul is still 20:30 in UTC; half an hour later it is another day there.
    scene.clock.now = Date.UTC(2026, 1, 1, 20, 30);
    done(scene.store, 'opportunity-edit', { id: scene.id, changes: { description: 'Akşam' } });
    scene.clock.now = Date.UTC(2026, 1, 1, 21, 5);
    const mehmet = colleague(scene);
    done(mehmet, 'opportunity-edit', { id: scene.id, changes: { description: 'Gece' } });
    await painted(scene.detail);
    const days = [...scene.detail.renderRoot.querySelectorAll('.day')].map((day) => day.textContent);
    expect(days).to.deep.equal([tr.date('2026-02-02', 'full'), tr.date('2026-02-01', 'full')]);
    expect(textOf(scene.detail, '.event-by')).to.match(/^Mehmet Demir · 00:0\d$/);
  });

  it('DET10 D17 what was undone, and undone again, is marked so', async () => {
    const scene = await detailScene();
    done(scene.store, 'opportunity-edit', { id: scene.id, changes: { description: 'Yeni ad' } });
    scene.store.undo();
    await painted(scene.detail);
    const marks = (): string[] =>
      [...scene.detail.renderRoot.querySelectorAll('.event')].map(
        (one) => one.querySelector('.mark')?.textContent.trim() ?? '',
      );
    expect(marks()).to.deep.equal([tr.t.timeline.marks.reverting, tr.t.timeline.marks.reverted, '']);
    scene.store.redo();
    await painted(scene.detail);
    expect(marks()).to.deep.equal([tr.t.timeline.marks.repeated, tr.t.timeline.marks.reverted, '', '']);
  });

  it('DET10 D16 a move that lost against another one is shown as overridden, the winning path is not', () => {
    const events = [
      event('c', { type: 'created' }),
      event('a', { prev: 'c' }),
      event('b', { prev: 'c' }),
      event('d', { prev: 'b' }),
    ];
    const marks = eventMarks(events, 'd');
    expect([...marks]).to.deep.equal([['a', 'overridden']]);
    // A circle of `prev` from a damaged document ends.
    expect(eventMarks([event('x', { prev: 'y' }), event('y', { prev: 'x' })], 'x').size).to.equal(0);
  });

  it('DET10 D6 coming back from suspension is no reopening; a reopening that was taken back does not count', () => {
    const status = (id: string, from: string, to: string, of: Partial<HistoryEvent> = {}): HistoryEvent =>
      event(id, { type: 'status-changed', from: { code: from }, to: { code: to }, ...of });
    const count = (...events: readonly HistoryEvent[]): number => timesOpen(events, eventMarks(events, ''));
    expect(count(status('1', 'open', 'suspended'), status('2', 'suspended', 'open'))).to.equal(1);
    expect(count(status('1', 'open', 'won'), status('2', 'won', 'open'))).to.equal(2);
    expect(
      count(
        status('1', 'open', 'won'),
        status('2', 'won', 'open'),
        status('3', 'open', 'won', { revertOf: '2', via: 'undo' }),
      ),
    ).to.equal(1);
  });

  it('DET10 what came by import says so, and unknown people, stages and values have words too', async () => {
    const scene = await detailScene({
      patches: [
        create('history', 'imported', {
          opportunityId: 'o1',
          type: 'stage-changed',
          from: 'gone',
          to: 'gone2',
          at: 5,
          by: 'stranger',
          via: 'import',
        }),
        create('opportunities', 'o1', { description: 'Eski' }),
      ],
    });
    scene.workspace.handle?.setUi({ openId: 'o1' });
    await painted(scene.detail);
    expect(lines(scene)[0]).to.contain(tr.t.detail.unknownStage).and.contain(tr.t.timeline.imported);
    expect(textOf(scene.detail, '.event-by')).to.contain(tr.t.common.unknownPerson);
    expect(textOf(scene.detail, '.stage-now strong')).to.equal(tr.t.detail.noStage);
  });

  it('DET10 a long history shows its newest part and the rest on demand', async () => {
    const scene = await detailScene();
    for (let index = 0; index < PAGE + 5; index++)
      done(scene.store, 'opportunity-edit', {
        id: scene.id,
        changes: { description: `Ad ${String(index)}` },
      });
    await painted(scene.detail);
    expect(lines(scene)).to.have.length(PAGE);
    expect(textOf(scene.detail, '.older')).to.equal(tr.t.timeline.older(6));
    inside(scene.detail, '.older').click();
    await painted(scene.detail);
    expect(lines(scene)).to.have.length(PAGE + 6);
    expect(has(scene.detail, '.older')).to.equal(false);
  });

  it('DET10 while the history is not loaded it says so, instead of showing none', async () => {
    const scene = await detailScene({ store: { loaded: false }, empty: true, patches: [] });
    const store = scene.store as typeof scene.store & { markLoaded(doc: 'core' | 'work'): void };
    store.markLoaded('core');
    done(store, 'workspace-create', {
      name: 'x',
      currency: 'TRY',
      timeZone: 'Europe/Istanbul',
      language: 'tr',
    });
    const customerId = done(store, 'contact-create', { name: 'Cem' }).id;
    const { id } = done(store, 'opportunity-create', { description: 'Erken', customerId });
    scene.workspace.handle?.setUi({ openId: id });
    await waitUntil(() => has(scene.detail, '.history'));
    expect(textOf(scene.detail, '.history [role="status"]')).to.equal(tr.t.common.loading);
    store.markLoaded('work');
    await painted(scene.detail);
    expect(has(scene.detail, '.history [role="status"]')).to.equal(false);
    expect(lines(scene)).to.deep.equal([tr.t.timeline.events.created]);
  });
});
