import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/opportunity-detail.js';
import { dateInZone } from '@firsat/model';
import { localizerFor } from '../../locales/localizer.js';
import { detailScene, opportunityOf, type DetailScene } from '../../testing/detail-scene.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';

const tr = localizerFor('tr');
const words = tr.t.detail;
const today = (): string => dateInZone(Date.now(), 'Europe/Istanbul');

async function act({ detail }: DetailScene, status: string): Promise<void> {
  inside(detail, `.status-action.${status}`).click();
  await painted(detail);
}

async function choose({ detail }: DetailScene, id: string, value: string): Promise<void> {
  const select = inside<HTMLSelectElement>(detail, `#${id}`);
  select.value = value;
  select.dispatchEvent(new Event('change'));
  await painted(detail);
}

async function type({ detail }: DetailScene, id: string, text: string): Promise<void> {
  typeInto(inside(detail, `#${id}`), text);
  await painted(detail);
}

async function save({ detail }: DetailScene): Promise<void> {
  inside(detail, '.status-form button[type="submit"]').click();
  await painted(detail);
}

const outcome = ({ detail }: DetailScene): string => textOf(detail, '.outcome');

describe('the status in the detail', () => {
  afterEach(() => document.body.replaceChildren());

  it('DET8 S37 S43 every other status is one action away, from any of them', async () => {
    const scene = await detailScene();
    const offered = (): string[] =>
      [...scene.detail.renderRoot.querySelectorAll('.status-action')].map((action) =>
        action.textContent.trim(),
      );
    expect(offered()).to.deep.equal([
      words.setStatus.won,
      words.setStatus.lost,
      words.setStatus.abandoned,
      words.setStatus.suspended,
    ]);
    done(scene.store, 'opportunity-set-status', { id: scene.id, status: 'lost', reason: 'price' });
    await painted(scene.detail);
    expect(offered()).to.deep.equal([
      words.setStatus.open,
      words.setStatus.won,
      words.setStatus.abandoned,
      words.setStatus.suspended,
    ]);
  });

  it('DET8 S39 D7 a win asks for its day, today by default, and confirms the final price', async () => {
    const scene = await detailScene();
    done(scene.store, 'opportunity-edit', {
      id: scene.id,
      changes: { price: { minor: 100000, currency: 'TRY' }, expectedClose: '2026-01-15' },
    });
    await painted(scene.detail);
    await act(scene, 'won');
    expect(inside<HTMLInputElement>(scene.detail, '#set-status-price').value).to.equal('1.000');
    await type(scene, 'set-status-price', '1.250,50');
    await save(scene);
    const won = opportunityOf(scene);
    expect(won.status).to.deep.include({
      code: 'won',
      on: today(),
      price: { minor: 125050, currency: 'TRY' },
      ownerId: scene.store.user.id,
    });
    expect(won.price).to.deep.equal({ minor: 125050, currency: 'TRY' });
    expect(won.expectedClose).to.equal('2026-01-15');
    expect(outcome(scene)).to.contain('₺1.250,50');
    expect(textOf(scene.detail, '.badge')).to.equal(tr.t.common.status.won);
  });

  it('DET8 D7 the day of a win can be corrected later; the price at the win stays', async () => {
    const scene = await detailScene();
    done(scene.store, 'opportunity-edit', {
      id: scene.id,
      changes: { price: { minor: 700, currency: 'TRY' } },
    });
    done(scene.store, 'opportunity-set-status', { id: scene.id, status: 'won' });
    done(scene.store, 'opportunity-edit', {
      id: scene.id,
      changes: { price: { minor: 900, currency: 'TRY' } },
    });
    await painted(scene.detail);
    inside(scene.detail, '.outcome button').click();
    await painted(scene.detail);
    expect(has(scene.detail, '#set-status-price')).to.equal(false);
    await type(scene, 'set-status-on', '5.1.2026');
    await save(scene);
    expect(opportunityOf(scene).status).to.deep.include({
      code: 'won',
      on: '2026-01-05',
      price: { minor: 700, currency: 'TRY' },
    });
    expect(textOf(scene.detail, '.event-label')).to.equal(tr.t.timeline.events.statusCorrected);
  });

  it('DET8 S40 S41 D4 lost and abandoned ask for a reason of their own list', async () => {
    const scene = await detailScene();
    await act(scene, 'lost');
    const reasons = (): string[] =>
      [...inside<HTMLSelectElement>(scene.detail, '#set-status-reason').options].map(({ value }) => value);
    expect(reasons()).to.include('competitor').and.not.include('no-budget');
    await save(scene);
    expect(opportunityOf(scene).status.code).to.equal('open');
    expect(textOf(scene.detail, '#set-status-reason-notes .problem')).to.equal(
      tr.problem({ code: 'reason-required' }),
    );
    await act(scene, 'abandoned');
    expect(reasons()).to.include('no-budget').and.not.include('competitor');
    await choose(scene, 'set-status-reason', 'no-budget');
    await type(scene, 'set-status-note', 'Seneye');
    await save(scene);
    expect(opportunityOf(scene).status).to.deep.include({
      code: 'abandoned',
      reason: 'no-budget',
      note: 'Seneye',
    });
    expect(outcome(scene)).to.contain(tr.t.form.reasons['no-budget']).and.contain('Seneye');
  });

  it('DET8 D4 a reason of the workspace itself is kept and offered when the loss is corrected', async () => {
    const scene = await detailScene();
    done(scene.store, 'opportunity-set-status', { id: scene.id, status: 'lost', reason: 'İhale iptal' });
    await painted(scene.detail);
    expect(outcome(scene)).to.contain('İhale iptal');
    inside(scene.detail, '.outcome button').click();
    await painted(scene.detail);
    expect(inside<HTMLSelectElement>(scene.detail, '#set-status-reason').value).to.equal('İhale iptal');
    await type(scene, 'set-status-note', 'Belge eksik');
    await save(scene);
    expect(opportunityOf(scene).status).to.deep.include({ reason: 'İhale iptal', note: 'Belge eksik' });
  });

  it('DET8 S42 D5 suspending takes a day to resume, or none', async () => {
    const scene = await detailScene();
    await act(scene, 'suspended');
    await type(scene, 'set-status-resumeOn', '1.3.2027');
    await save(scene);
    expect(opportunityOf(scene).status).to.deep.include({ code: 'suspended', resumeOn: '2027-03-01' });
    inside(scene.detail, '.outcome button').click();
    await painted(scene.detail);
    await type(scene, 'set-status-resumeOn', '');
    await save(scene);
    expect(opportunityOf(scene).status.resumeOn).to.equal(null);
    expect(outcome(scene)).to.contain(words.noResume);
    await act(scene, 'open');
    expect(opportunityOf(scene).status.code).to.equal('open');
  });

  it('DET8 D6 reopening takes one click, clears day and reason, and counts', async () => {
    const scene = await detailScene();
    expect(has(scene.detail, '.badge.times')).to.equal(false);
    done(scene.store, 'opportunity-set-status', { id: scene.id, status: 'lost', reason: 'price' });
    await painted(scene.detail);
    await act(scene, 'open');
    expect(opportunityOf(scene).status).to.deep.include({ code: 'open', on: null, reason: null });
    expect(textOf(scene.detail, '.badge.times')).to.equal(words.timesOpen(2));
    expect(has(scene.detail, '.outcome')).to.equal(false);
    // Taking a loss back by undo is no reopening.
    done(scene.store, 'opportunity-set-status', { id: scene.id, status: 'lost', reason: 'price' });
    scene.store.undo();
    await painted(scene.detail);
    expect(textOf(scene.detail, '.badge.times')).to.equal(words.timesOpen(2));
  });

  it('DET8 what cannot be read stays typed with its reason, and focus goes there; Escape closes only the panel', async () => {
    const scene = await detailScene();
    await act(scene, 'won');
    await type(scene, 'set-status-on', '30.2.2026');
    await type(scene, 'set-status-price', 'çok');
    await save(scene);
    expect(opportunityOf(scene).status.code).to.equal('open');
    expect(inside<HTMLInputElement>(scene.detail, '#set-status-on').value).to.equal('30.2.2026');
    expect(inside<HTMLInputElement>(scene.detail, '#set-status-price').value).to.equal('çok');
    expect(textOf(scene.detail, '#set-status-price-notes .problem')).to.equal(
      tr.problem({ code: 'not-an-amount' }),
    );
    expect((scene.detail.renderRoot as ShadowRoot).activeElement?.id).to.equal('set-status-on');
    await sendKeys({ press: 'Escape' });
    await painted(scene.detail);
    expect(has(scene.detail, '.status-form')).to.equal(false);
    expect(scene.workspace.handle?.ui.openId).to.equal(scene.id);
  });

  it('DET8 a veto of the page leaves the panel open with the reason', async () => {
    const scene = await detailScene();
    scene.workspace.addEventListener('firsat-opportunity-set-status-request', (event) =>
      event.preventDefault(),
    );
    await act(scene, 'suspended');
    await save(scene);
    expect(textOf(scene.detail, '.status-form [role="alert"]')).to.equal(tr.problem({ code: 'vetoed' }));
  });
});
