import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, dateInZone } from '../calendar-date.js';
import { planImport } from '../import/plan-import.js';
import { documentHash } from '../offers/offer-document.js';
import { numberText } from '../offers/offer-number.js';
import { issueOf, offerStatus, sentNet } from '../offers/offer-state.js';
import { readOfferDocument } from '../offers/read-document.js';
import { COLLECTIONS } from '../records/collections.js';
import { ID_PATTERN } from '../ids.js';
import { PERIODS, STATUSES } from '../records/opportunity.js';
import { effortOf } from '../selectors/effort.js';
import { stagePath } from '../selectors/history.js';
import { effectiveProbability, isOverdue } from '../selectors/opportunity-facts.js';
import { stageOf } from '../selectors/stage-resolution.js';
import { seedPatches } from '../templates/seeds.js';
import { createTestSnapshot, type TestSnapshot } from '../testing/test-snapshot.js';
import { aWorkbench } from '../testing/workbench.js';
import { sampleFiles } from './sample-files.js';
import { sampleWorkspace, type SampleWorkspaceOptions } from './sample-workspace.js';

const TODAY = '2026-11-22';
const options = (given: Partial<SampleWorkspaceOptions> = {}): SampleWorkspaceOptions => ({
  seed: 1,
  rows: 300,
  language: 'tr',
  today: TODAY,
  ...given,
});

function filled(given: Partial<SampleWorkspaceOptions> = {}): TestSnapshot {
  return createTestSnapshot([...seedPatches('tr'), ...sampleWorkspace(options(given))]);
}

describe('sampleFiles', () => {
  it('SAM1 the same seed gives the same files, another one others', () => {
    const files = (seed: number) => sampleFiles({ seed, rows: 50, language: 'tr' });
    assert.deepEqual(files(1), files(1));
    assert.notDeepEqual(files(1), files(2));
  });

  it('SAM2 the import reads them whole, and meets every kind of dirt', async () => {
    for (const language of ['tr', 'en']) {
      const { snapshot } = aWorkbench();
      const files = sampleFiles({ seed: 3, rows: 2000, language });
      const env = { now: 1, actor: 'member1', language };
      const planned = await planImport(files, snapshot, env, { pause: () => Promise.resolve() });
      assert.ok(planned);
      const { report, patches } = planned;
      assert.equal(report.created.opportunities, 2000);
      assert.deepEqual(report.problems, []);
      assert.deepEqual(report.rejected, { opportunities: 0, contacts: 0, products: 0, members: 0 });
      assert.deepEqual(
        new Set(report.notes.map(({ code }) => code)),
        new Set(['kept-as-is', 'name-matched', 'no-customer']),
      );
      snapshot.apply(patches);
      const rows = [...snapshot.list('opportunities')];
      for (const code of ['open', 'won', 'lost']) assert.ok(rows.some((row) => row.status.code === code));
      const missing = rows.filter((row) => row.customerId === null);
      assert.ok(
        missing.length > 200 && missing.length < 500 && missing.every((row) => row.status.code === 'open'),
      );
      const owners = new Set(rows.map((row) => row.ownerId));
      assert.ok(owners.size < report.created.members);
    }
  });
});

describe('sampleWorkspace', () => {
  it('SAM1 the same seed and day give the same records, another seed others', () => {
    assert.deepEqual(sampleWorkspace(options()), sampleWorkspace(options()));
    assert.notDeepEqual(sampleWorkspace(options()), sampleWorkspace(options({ seed: 2 })));
  });

  it('SAM3 it only creates, with ids that may stand in a document, each once', () => {
    const patches = sampleWorkspace(options());
    const seen = new Set<string>();
    for (const patch of patches) {
      assert.equal(patch.kind, 'create');
      assert.match(patch.id, ID_PATTERN);
      const key = `${patch.collection}/${patch.id}`;
      assert.ok(!seen.has(key), key);
      seen.add(key);
      assert.ok(patch.collection in COLLECTIONS);
    }
  });

  it('SAM4 a board has all there is: statuses, periods, stages, overdue and to come, priced and not, several people', () => {
    const snapshot = filled();
    const rows = [...snapshot.list('opportunities')];
    assert.equal(rows.length, 300);
    assert.deepEqual(new Set(rows.map((row) => row.status.code)), new Set(STATUSES));
    assert.deepEqual(new Set(rows.map((row) => row.period)), new Set(PERIODS));
    assert.equal(new Set(rows.map((row) => row.position.stageId)).size, 6);
    const overdue = rows.filter((row) => isOverdue(row, TODAY)).length;
    assert.ok(overdue > 10 && overdue < 60, String(overdue));
    assert.ok(rows.some((row) => row.status.code === 'open' && (row.expectedClose ?? '') > TODAY));
    assert.ok(rows.some((row) => row.price === null));
    assert.ok(new Set(rows.map((row) => row.ownerId)).size >= 8);
    assert.ok(rows.every((row) => row.customerId !== null && snapshot.get('contacts', row.customerId)));
    assert.ok(rows.every((row) => row.quotaId === null || snapshot.get('quotas', row.quotaId)));
    const customers = [...snapshot.list('contacts')];
    assert.ok(new Set(customers.map(({ source }) => source)).size > 4);
    assert.ok(new Set(customers.map(({ segment }) => segment)).size > 3);
    assert.ok(rows.every((row) => stageOf(snapshot, row.position).kind === 'stage'));
    for (const row of rows) {
      const reason = row.status.code === 'lost' || row.status.code === 'abandoned';
      assert.equal(row.status.reason !== null, reason, row.id);
      const { customerId, status } = row;
      if (status.code === 'won')
        assert.equal(snapshot.get('contacts', customerId ?? '')?.relation, 'customer');
    }
  });

  it('D14 every story is told by its events: they lead from the creation to the present', () => {
    const snapshot = filled({ rows: 200 });
    for (const row of snapshot.list('opportunities')) {
      const events = snapshot.history(row.id);
      const { stays, overridden, complete } = stagePath(row.position, events);
      assert.ok(complete && overridden.size === 0, row.id);
      assert.deepEqual([stays.at(-1)?.stageId, stays.at(-1)?.since], [row.position.stageId, row.position.at]);
      assert.deepEqual(events.at(-1)?.then, {
        schemaId: row.position.schemaId,
        stageId: row.position.stageId,
        status: row.status.code,
        price: row.price,
        period: row.period,
        probability: effectiveProbability(snapshot, row),
        expectedClose: row.expectedClose,
        ownerId: row.ownerId,
      });
    }
  });

  it('SAM5 nothing happens on the day itself or later, and nothing before its start', () => {
    for (const today of [TODAY, '2026-01-01', '2028-02-29']) {
      const snapshot = filled({ today, rows: 120 });
      for (const event of snapshot.list('history')) {
        const day = dateInZone(event.at, 'Europe/Istanbul');
        assert.ok(day < today && day >= addDays(today, -261), day);
      }
      for (const row of snapshot.list('opportunities')) {
        assert.equal(dateInZone(row.createdAt, 'Europe/Istanbul'), row.startDate);
        assert.ok(
          row.status.on === null || (row.status.on < today && row.status.on >= (row.startDate ?? '')),
        );
      }
    }
  });

  it('SAM7 work was done for every kind of sale, the most for the won ones; some is planned, and offers have all ends', () => {
    for (const language of ['tr', 'en']) {
      const snapshot = filled({ language });
      const rows = [...snapshot.list('opportunities')];
      const zone = 'Europe/Istanbul';
      const mean = (code: string): number => {
        const own = rows.filter(({ status }) => status.code === code);
        const count = own.reduce((sum, { id }) => sum + effortOf(snapshot, id, { zone }).activities, 0);
        return count / own.length;
      };
      assert.ok(mean('won') > mean('lost') && mean('lost') > mean('open') && mean('open') > 1);
      const activities = [...snapshot.list('activities')];
      for (const { when, held, opportunityId, people } of activities) {
        const day = dateInZone(when.at, zone);
        assert.equal(held !== null, day < TODAY);
        assert.ok(day >= (snapshot.get('opportunities', opportunityId ?? '')?.startDate ?? ''));
        assert.ok(Object.keys(people).every((id) => snapshot.get('contacts', id)));
      }
      assert.ok(activities.some(({ held }) => held === null));
      const tasks = [...snapshot.list('tasks')];
      assert.ok(tasks.some(({ done }) => done) && tasks.some(({ due }) => (due?.date ?? '') > TODAY));
      const offers = [...snapshot.list('offers')];
      const ends = new Set(offers.map((offer) => offerStatus(snapshot, offer, TODAY)));
      assert.deepEqual(ends, new Set(['draft', 'sent', 'accepted', 'rejected', 'expired']));
      const numbers = new Set<string>();
      for (const offer of offers) {
        const issue = issueOf(offer);
        if (!issue) continue;
        const document = readOfferDocument(issue.document);
        assert.ok(document && document.representative !== '' && document.customer !== '');
        assert.deepEqual(sentNet(offer), snapshot.get('opportunities', offer.opportunityId)?.price);
        assert.equal(issue.hash, documentHash(issue.document));
        numbers.add(numberText(issue.number));
      }
      assert.equal(numbers.size, offers.filter((offer) => issueOf(offer)).length);
    }
  });

  it('SAM6 names are of the language, and never repeat', () => {
    const turkish = [...filled({ rows: 1000 }).list('contacts')].map((contact) => contact.name);
    assert.equal(new Set(turkish).size, turkish.length);
    for (const letter of 'ğüşıöçİĞÜŞÖÇ') {
      if (letter !== 'Ğ')
        assert.ok(
          turkish.some((name) => name.includes(letter)),
          letter,
        );
    }
    const english = [...filled({ language: 'en', rows: 50 }).list('contacts')].map((contact) => contact.name);
    assert.ok(!english.some((name) => /[ğşı]/.test(name)));
  });

  it('SAM4 any template and any number of rows, none included', () => {
    for (const template of ['services', 'seven-stages'] as const) {
      const rows = [...filled({ template, rows: 80 }).list('opportunities')];
      assert.ok(rows.every((row) => row.position.schemaId === template));
    }
    assert.deepEqual([...filled({ rows: 0 }).list('opportunities')], []);
    assert.equal([...filled({ rows: 1 }).list('opportunities')].length, 1);
  });
});
