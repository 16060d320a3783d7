import { expect } from '@open-wc/testing';
import { pendingTouches, tickOf } from '@firsat/model';
import { defineElement } from '../../base/define-element.js';
import '../../locales/areas/process.js';
import { localizerFor } from '../../locales/localizer.js';
import { colleague, detailScene, opportunityOf } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { OpportunityDetail } from './opportunity-detail.js';

const words = localizerFor('tr').t.process;

async function scene(tab: 'process' | 'qualification') {
  defineElement('opportunity-detail', OpportunityDetail);
  const made = await detailScene();
  inside(made.detail, `#tab-${tab}`).click();
  await waitUntil(() => has(made.detail, '.work'), 'no panel');
  return made;
}

const tickBox = (detail: OpportunityDetail, item: string) =>
  inside<HTMLInputElement>(detail, `[data-item="${item}"]`);

describe('stage work and qualification in the detail', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('S45 the checklist of the stage is ticked where the work happens; the tab counts what is left', async () => {
    const made = await scene('process');
    const { detail } = made;
    expect(textOf(detail, '#tab-process .count')).to.equal('3');
    tickBox(detail, 'planports-1c1').click();
    await painted(detail);
    expect(tickOf(opportunityOf(made), 'planports-1c1')?.by).to.equal(made.store.user.id);
    expect(textOf(detail, '#tab-process .count')).to.equal('2');
    expect(textOf(detail, '.work-head .figure')).to.equal(words.progress('1', '3'));
    inside(detail, '#tab-timeline').click();
    await painted(detail);
    expect(textOf(detail, '.history')).to.contain('Yapıldı').and.to.contain('İhtiyaç öğrenildi');
  });

  it('S45 a colleague’s tick shows, with the name', async () => {
    const made = await scene('process');
    const { detail, id } = made;
    done(colleague(made), 'opportunity-tick', { id, itemId: 'planports-1c2', done: true });
    await painted(detail);
    expect(tickBox(detail, 'planports-1c2').checked).to.equal(true);
    expect(textOf(detail, '.ticks')).to.contain('Mehmet Demir');
  });

  it('D12 what the stage requires and is missing since is told where the work happens', async () => {
    const { detail, store } = await scene('process');
    done(store, 'stage-rule-set', { id: 'planports-1', rule: 'price', mode: 'require' });
    await painted(detail);
    expect(textOf(detail, '.work-broken')).to.contain(words.brokenTitle).and.to.contain('Fiyat (boş)');
  });

  it('S97 a press starts the planned touches, up to a day, and another one stops them', async () => {
    const made = await scene('process');
    const { detail, store, id } = made;
    done(store, 'stage-touch-set', { id: 'planports-1', text: 'Örnek gönder', after: 3 });
    await painted(detail);
    expect(textOf(detail, '.touch-list')).to.equal('Örnek gönder: 3 gün sonra');
    typeInto(inside(detail, '#touch-until'), '99.99.2026');
    inside(detail, '[data-touches="start"]').click();
    await painted(detail);
    expect(inside(detail, '#touch-until').getAttribute('aria-invalid')).to.equal('true');
    typeInto(inside(detail, '#touch-until'), '');
    inside(detail, '[data-touches="start"]').click();
    await painted(detail);
    expect(pendingTouches(store, id).tasks.map(({ title }) => title)).to.deep.equal(['Örnek gönder']);
    expect(textOf(detail, '.touch-state [role="status"]')).to.equal(words.running(1));
    inside(detail, '[data-touches="stop"]').click();
    await painted(detail);
    expect(pendingTouches(store, id).tasks.length).to.equal(0);
  });

  it('S103 segment and strategy of the customer stand beside the work', async () => {
    const { detail, store, customerId } = await scene('process');
    done(store, 'contact-edit', { id: customerId, changes: { segment: 'Kamu', strategy: 'Önce arayın' } });
    await painted(detail);
    expect(textOf(detail, '.work')).to.contain('Segment: Kamu').and.to.contain('Önce arayın');
  });

  it('S90 S92 S93 criteria are answered; at the threshold there is a badge with the day', async () => {
    const made = await scene('qualification');
    const { detail } = made;
    expect(textOf(detail, '.work')).to.contain(words.noCriteria);
    inside(detail, '[data-seed]').click();
    await painted(detail);
    expect(textOf(detail, '#tab-qualification .count')).to.equal('4');
    const answer = (criterion: string, value: string) =>
      inside(detail, `#answer-${criterion} input[value="${value}"]`).click();
    answer('budget', 'yes');
    answer('fit', 'yes');
    answer('location', 'no');
    await painted(detail);
    expect(textOf(detail, '.score')).to.equal('%50');
    expect(has(detail, '[data-qualified]')).to.equal(false);
    answer('decision', 'yes');
    await painted(detail);
    expect(textOf(detail, '.score')).to.equal('%75');
    expect(textOf(detail, '[data-qualified]')).to.equal('Satışa uygun müşteri adayı');
  });

  it('S88 S89 nobody has been talked to; the first call offers the next stage, one press goes there', async () => {
    const made = await scene('process');
    const { detail, store, id } = made;
    done(store, 'stage-edit', { id: 'planports-1', changes: { onContact: 'ask' } });
    await painted(detail);
    const { noContactYet, firstContact } = localizerFor('tr').t.detail;
    expect(textOf(detail, '.no-contact')).to.equal(noContactYet);
    done(store, 'activity-log', { kind: 'call', opportunityId: id });
    await painted(detail);
    expect(textOf(detail, '.first-contact span')).to.equal(firstContact('Teklif gönderme'));
    inside(detail, '.first-contact button').click();
    await painted(detail);
    expect(opportunityOf(made).position.stageId).to.equal('planports-2');
    expect(has(detail, '.first-contact')).to.equal(false);
  });

  for (const tab of ['process', 'qualification'] as const)
    it(`STG8 no violations: ${tab}`, async () => {
      const { detail, store } = await scene(tab);
      done(store, 'stage-touch-set', { id: 'planports-1', text: 'Örnek gönder', after: 3 });
      done(store, 'schema-criteria-seed', { id: 'planports' });
      await painted(detail);
      await expect(inside(detail, '.work')).to.be.accessible();
    }).timeout(60_000);

  it('S91 whoever is not interested is weeded out in one action', async () => {
    const made = await scene('qualification');
    const { detail } = made;
    inside(detail, '[data-disqualify]').click();
    await painted(detail);
    expect(opportunityOf(made).status).to.include({ code: 'abandoned', reason: 'not-interested' });
    expect(has(detail, '[data-disqualify]')).to.equal(false);
  });
});
