import { expect } from '@open-wc/testing';
import '../../define/opportunity-detail.js';
import { linksOf } from '@firsat/model';
import { localizerFor } from '../../locales/localizer.js';
import { detailScene, opportunityOf, type DetailScene } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';

const tr = localizerFor('tr');

async function open({ detail }: DetailScene, tab: string, selector: string): Promise<void> {
  inside(detail, `#tab-${tab}`).click();
  await waitUntil(() => has(detail, selector));
}

describe('repeating and looking back in the detail', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('S75, DET27: a copy with what was chosen is made and opened; a won recurring one is offered its next term', async () => {
    const scene = await detailScene();
    const { detail, store, id, customerId, workspace } = scene;
    done(store, 'opportunity-edit', {
      id,
      changes: { period: 'yearly', startDate: '2026-01-15', price: { minor: 500, currency: 'TRY' } },
    });
    done(store, 'link-add', { opportunityId: id, contactId: customerId, role: 'user' });
    done(store, 'line-add', { opportunityId: id, name: 'Yazıcı' });
    done(store, 'opportunity-set-status', { id, status: 'won' });
    await open(scene, 'repeat', '.repeat');
    expect(inside<HTMLInputElement>(detail, '[name=nextTerm]').checked).to.equal(true);
    expect(textOf(detail, '.repeat')).to.contain(tr.t.review.nextTerm(tr.date('2027-01-15', 'full')));
    inside(detail, '[name=lines]').click();
    typeInto(inside(detail, '#repeat-description'), ' ');
    inside<HTMLFormElement>(detail, '.repeat').requestSubmit();
    await painted(detail);
    expect(textOf(detail, '.repeat .problem')).to.equal(tr.t.problems.required({}));
    typeInto(inside(detail, '#repeat-description'), 'Depo otomasyonu 2027');
    inside<HTMLFormElement>(detail, '.repeat').requestSubmit();
    await painted(detail);
    const openId = workspace.handle?.ui.openId ?? '';
    expect(openId).not.to.equal(id);
    const copy = store.get('opportunities', openId);
    expect([copy?.description, copy?.status.code, copy?.startDate]).to.deep.equal([
      'Depo otomasyonu 2027',
      'open',
      '2027-01-15',
    ]);
    expect([linksOf(store, openId).length, store.children('lines', openId).length]).to.deep.equal([1, 0]);
    expect(opportunityOf(scene).status.code).to.equal('won');
    workspace.handle?.undo();
    expect(store.get('opportunities', openId)?.removed).not.to.equal(null);
  });

  it('S77, DET28: days, effort, stages, price then and now and slips stand beside the averages of won and lost ones', async () => {
    const scene = await detailScene();
    const { detail, store, id, customerId, stages } = scene;
    const other = done(store, 'opportunity-create', { description: 'Başka', customerId }).id;
    done(store, 'activity-log', { opportunityId: other, kind: 'call' });
    done(store, 'activity-log', { opportunityId: other, kind: 'demo' });
    done(store, 'opportunity-set-status', { id: other, status: 'lost', reason: 'price' });
    const edit = (changes: object) => done(store, 'opportunity-edit', { id, changes });
    edit({ price: { minor: 10_000, currency: 'TRY' }, expectedClose: '2026-03-01' });
    edit({ price: { minor: 8_000, currency: 'TRY' }, expectedClose: '2026-03-11' });
    done(store, 'opportunity-move', { id, stageId: stages[1]?.id ?? '' });
    done(store, 'activity-log', { opportunityId: id, kind: 'call', minutes: 15 });
    done(store, 'opportunity-set-status', { id, status: 'won' });
    await open(scene, 'review', '.review');
    const row = (name: string): string[] =>
      [...detail.renderRoot.querySelectorAll(`[data-row=${name}] td`)].map((cell) => cell.textContent);
    expect(row('calls')).to.deep.equal(['1', '1', '1']);
    expect(row('meetings')).to.deep.equal(['0', '0', '1']);
    expect(row('minutes')).to.deep.equal(['15', '15', '0']);
    expect(textOf(detail, '.prices')).to.equal(
      `${tr.money({ minor: 10_000, currency: 'TRY' })} → ${tr.money({ minor: 8_000, currency: 'TRY' })}`,
    );
    expect(textOf(detail, '.slips')).to.contain(tr.t.review.pushes(1));
    expect(detail.renderRoot.querySelectorAll('.review .stages li').length).to.equal(2);
    await expect(inside(detail, '.review')).to.be.accessible();
  }).timeout(30_000);
});
