import { expect } from '@open-wc/testing';
import '../../define/opportunity-detail.js';
import { localizerFor } from '../../locales/localizer.js';
import { detailScene, opportunityOf } from '../../testing/detail-scene.js';
import { FakeTexts } from '../../testing/fake-texts.js';
import { done, has, inside, painted, textOf } from '../../testing/drive.js';
import { timelineCsv } from './timeline-csv.js';
import { timelineOf } from './timeline-sources.js';

const tr = localizerFor('tr');

async function scene() {
  const made = await detailScene();
  const { store, id, detail, clock, customerId } = made;
  const later = (): number => (clock.now += 60_000);
  later();
  done(store, 'task-create', { id: 't1', opportunityId: id, title: 'Teklifi hazırla' });
  later();
  done(store, 'activity-log', {
    opportunityId: id,
    kind: 'call',
    people: { [customerId]: true },
    outcome: 'qualified',
    minutes: 12,
    summary: '=HYPERLINK("http://kotu.example")',
  });
  // Held yesterday and logged now: it stands where it belongs.
  done(store, 'activity-log', {
    opportunityId: id,
    kind: 'meeting',
    when: { at: clock.now - 86_400_000, zone: 'Europe/Istanbul' },
  });
  done(store, 'activity-log', {
    opportunityId: id,
    kind: 'demo',
    when: { at: clock.now + 86_400_000, zone: 'Europe/Istanbul' },
  });
  later();
  done(store, 'task-complete', { id: 't1' });
  done(store, 'note-create', { opportunityId: id, id: 'n1' });
  done(store, 'note-summarize', { id: 'n1', excerpt: 'Bütçe onaylandı' });
  done(store, 'reminder-set', { id: 'r1', opportunityId: id, when: { kind: 'day', date: '2026-03-01' } });
  later();
  done(store, 'opportunity-edit', { id, changes: { description: 'Yeni ad' } });
  await painted(detail);
  return {
    ...made,
    lines: (): string[] =>
      [...detail.renderRoot.querySelectorAll('.event-text > p:first-child')].map((line) =>
        line.textContent.replace(/\s+/g, ' ').trim(),
      ),
  };
}

describe('the timeline of all kinds', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('S9, DET25: changes, calls, meetings, tasks, notes and reminders stand in one order of time; what is planned is not there', async () => {
    const { lines, detail } = await scene();
    const { timeline, activities } = tr.t;
    const [renamed, ...rest] = lines();
    expect(renamed).to.contain('Yeni ad');
    expect(rest.slice(0, 3).toSorted()).to.deep.equal(
      [
        `${timeline.taskDone} Teklifi hazırla`,
        timeline.note,
        `${timeline.reminderSet} ${tr.date('2026-03-01', 'short')}`,
      ].toSorted(),
    );
    expect(rest.slice(3)).to.deep.equal([
      `${activities.kinds.call} Işık İnşaat`,
      `${timeline.taskAdded} Teklifi hazırla`,
      timeline.events.created,
      activities.kinds.meeting,
    ]);
    const more = [...detail.renderRoot.querySelectorAll('.event-more')].map((one) => one.textContent);
    expect(more).to.include('Bütçe onaylandı');
    expect(textOf(detail, '#tab-timeline .count')).to.equal(String(lines().length));
  });

  it('S9, DET25: one kind is shown by a press, with its count; kinds of which there is nothing are not offered', async () => {
    const { lines, detail, store, id } = await scene();
    inside(detail, '.timeline-tools [data-kind=activities]').click();
    await painted(detail);
    expect(lines().length).to.equal(2);
    expect(inside(detail, '.timeline-tools [data-kind=activities]').getAttribute('aria-pressed')).to.equal(
      'true',
    );
    for (const { id: one } of store.children('activities', id)) done(store, 'activity-delete', { id: one });
    await painted(detail);
    expect(textOf(detail, '.history > .muted')).to.equal(tr.t.timeline.nothing);
    expect(has(detail, '.timeline-tools [data-kind=activities]')).to.equal(false);
    inside(detail, '.timeline-tools [data-kind=all]').click();
    await painted(detail);
    expect(lines().length).to.equal(6);
  });

  it('S14, S113, DET25: an offer is told when it is made, sent and decided, with what it came to; so is its invoice', async () => {
    const { store, id, detail, clock } = await detailScene({
      store: { texts: new FakeTexts().load },
    });
    const later = (): number => (clock.now += 60_000);
    done(store, 'line-add', {
      opportunityId: id,
      name: 'Lazer yazıcı',
      unitPrice: { amount: 125_050, scale: 2, currency: 'TRY' },
      vat: { rate: 2000, exemption: null },
    });
    for (const offer of ['f1', 'f2']) {
      later();
      done(store, 'offer-create', { opportunityId: id, id: offer, title: `Teklif ${offer}` });
      later();
      done(store, 'offer-issue', { id: offer, texts: {} });
    }
    later();
    done(store, 'offer-decide', { id: 'f1', result: 'rejected', reason: 'Pahalı' });
    later();
    done(store, 'offer-decide', { id: 'f2', result: 'accepted' });
    later();
    done(store, 'offer-invoice', { id: 'f2', state: 'issued', number: 'FTR-9', on: '2026-03-01' });
    await painted(detail);
    inside(detail, '.timeline-tools [data-kind=offers]').click();
    await painted(detail);
    const { timeline } = tr.t;
    const told = [...detail.renderRoot.querySelectorAll('.event-text')].map((one) =>
      [...one.querySelectorAll('p')]
        .slice(0, -1)
        .map((line) => line.textContent.replace(/\s+/g, ' ').trim())
        .join(' | '),
    );
    expect(told).to.deep.equal([
      `${timeline.offerInvoice.issued} FTR-9 | 1 Mar 2026`,
      `${timeline.offerDecided.accepted} A-0002`,
      `${timeline.offerDecided.rejected} A-0001 | Pahalı`,
      `${timeline.offerSent} A-0002 | Teklif f2 · ₺1.500,60`,
      `${timeline.offerMade} Teklif f2`,
      `${timeline.offerSent} A-0001 | Teklif f1 · ₺1.500,60`,
      `${timeline.offerMade} Teklif f1`,
    ]);
    inside(detail, '.timeline-tools [data-kind=all]').click();
    await painted(detail);
    const shown = detail.renderRoot.querySelectorAll('.event').length;
    expect(textOf(detail, '#tab-timeline .count')).to.equal(String(shown));
  });

  it('S116, DET44: changes of tags, own fields, references, priority and term have words', async () => {
    const { store, id, detail, clock } = await detailScene();
    done(store, 'custom-field-create', { id: 'c1', label: 'Bütçe', kind: 'money' });
    const later = (): number => (clock.now += 60_000);
    later();
    done(store, 'opportunity-tag', { id, tag: 'vip' });
    later();
    done(store, 'opportunity-untag', { id, tag: 'vip' });
    later();
    done(store, 'opportunity-set-custom', { id, fieldId: 'c1', value: [125_000, 'TRY'] });
    later();
    done(store, 'opportunity-edit', { id, changes: { priority: 3 } });
    later();
    done(store, 'opportunity-edit', { id, changes: { termMonths: 12 } });
    await painted(detail);
    const { timeline } = tr.t;
    const lines = [...detail.renderRoot.querySelectorAll('.event-text > p:first-child')].map((line) =>
      line.textContent.replace(/\s+/g, ' ').trim(),
    );
    const change = (from: string, to: string): string => `${from} → ${tr.t.timeline.becomes} ${to}`;
    expect(lines.slice(0, 5)).to.deep.equal([
      `${timeline.term} ${change(tr.t.common.none, '12 ay')}`,
      `${timeline.priority} ${change('Yok', 'Yüksek')}`,
      `Bütçe ${change(tr.t.common.none, '₺1.250,00')}`,
      `${timeline.tagRemoved} vip`,
      `${timeline.tagAdded} vip`,
    ]);
  });

  it('S9, DET26: it is exported as a table for the spreadsheet of the language, oldest first, with no formula in it', async () => {
    const made = await scene();
    const context = { l: tr, store: made.store, opportunity: opportunityOf(made) };
    const entries = timelineOf(context, null);
    const csv = await timelineCsv(context, entries);
    const rows = csv.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(csv.startsWith('\ufeff')).to.equal(true);
    expect(rows.length).to.equal(entries.length + 1);
    expect(rows[0]).to.equal(
      Object.values(tr.t.timeline.columns)
        .map((name) => `"${name}"`)
        .join(';'),
    );
    expect(rows[1]).to.contain(`"${tr.t.activities.kinds.meeting}"`);
    const call = rows.find((row) => row.includes('HYPERLINK')) ?? '';
    expect(call).to.contain('Nitelikli · 12 dk · =HYPERLINK');
    const only = entries.filter(({ source }) => source.kind === 'notes');
    const bad = { ...only[0], words: () => ({ label: '=1+1', to: '@SUM(A1)' }) };
    const guarded = await timelineCsv(context, [bad as (typeof only)[number]]);
    expect(guarded).to.contain(`"'=1+1"`).and.contain(`"'@SUM(A1)"`);
  });
});
