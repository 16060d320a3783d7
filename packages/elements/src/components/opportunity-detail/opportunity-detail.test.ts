import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../define/opportunity-detail.js';
import { addDays, create, dateInZone } from '@firsat/model';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { colleague, detailScene, opportunityOf, type DetailScene } from '../../testing/detail-scene.js';

const tr = localizerFor('tr');
const en = localizerFor('en');

const input = ({ detail }: DetailScene, field: string): HTMLInputElement =>
  inside<HTMLInputElement>(detail, `#edit-${field}`);
const isEditing = ({ detail }: DetailScene, field: string): boolean =>
  detail.renderRoot.querySelector(`#edit-${field}`) !== null;
const valueAt = ({ detail }: DetailScene, field: string): string =>
  textOf(detail, `#view-${field} .value-text`);
const focused = ({ detail }: DetailScene): string =>
  (detail.renderRoot as ShadowRoot).activeElement?.id ?? '';
const problemAt = ({ detail }: DetailScene, field: string): string =>
  textOf(detail, `#edit-${field}-notes .problem`);

async function edit(scene: DetailScene, field: string): Promise<HTMLInputElement> {
  inside(scene.detail, `#view-${field}`).click();
  // What edits is fetched when the page is idle.
  await waitUntil(() => isEditing(scene, field));
  await painted(scene.detail);
  return input(scene, field);
}

async function press(scene: DetailScene, key: string): Promise<void> {
  await sendKeys({ press: key });
  await painted(scene.detail);
}

describe('<opportunity-detail>', () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
  });

  it('DET1 it shows what is open in the workspace, follows it, and says that it is there', async () => {
    const scene = await detailScene();
    expect(scene.workspace.handle?.hasDetail).to.equal(true);
    expect(valueAt(scene, 'description')).to.equal('Depo otomasyonu');
    const other = done(scene.store, 'opportunity-create', {
      description: 'İkinci',
      customerId: scene.customerId,
    }).id;
    scene.workspace.handle?.setUi({ openId: other });
    await painted(scene.detail);
    expect(valueAt(scene, 'description')).to.equal('İkinci');
    scene.detail.managed = true;
    await scene.detail.updateComplete;
    expect(scene.workspace.handle?.hasDetail).to.equal(false);
    scene.detail.managed = false;
    scene.detail.opportunityId = scene.id;
    await painted(scene.detail);
    expect(scene.workspace.handle?.hasDetail).to.equal(false);
    expect(valueAt(scene, 'description')).to.equal('Depo otomasyonu');
    expect(scene.store.presence.self.opportunityId).to.equal(scene.id);
  });

  it('DET2 S62 D8 D25 the header and the fields tell everything at a glance', async () => {
    const scene = await detailScene();
    const today = dateInZone(Date.now(), 'Europe/Istanbul');
    done(scene.store, 'opportunity-edit', {
      id: scene.id,
      changes: {
        price: { minor: 1250050, currency: 'TRY' },
        period: 'monthly',
        expectedClose: addDays(today, -4),
      },
    });
    await painted(scene.detail);
    expect(valueAt(scene, 'customerId')).to.equal('Işık İnşaat');
    expect(textOf(scene.detail, '.badge')).to.equal(tr.t.common.status.open);
    expect(valueAt(scene, 'price')).to.equal(`₺12.500,50 ${tr.t.common.perPeriod.monthly}`);
    expect(valueAt(scene, 'ownerId')).to.equal('Ayşe Yılmaz');
    expect(textOf(scene.detail, '.stage-now strong')).to.equal(scene.stages[0]?.name);
    expect(textOf(scene.detail, '.close-mark.overdue')).to.equal(tr.t.detail.overdue(tr.t.common.days(4)));
    // Due today is not overdue, and a closed one never is.
    done(scene.store, 'opportunity-edit', { id: scene.id, changes: { expectedClose: today } });
    await painted(scene.detail);
    expect(has(scene.detail, '.overdue')).to.equal(false);
    expect(textOf(scene.detail, '.close-mark.today')).to.equal(tr.t.detail.dueToday);
    done(scene.store, 'opportunity-edit', { id: scene.id, changes: { expectedClose: addDays(today, -1) } });
    done(scene.store, 'opportunity-set-status', { id: scene.id, status: 'lost', reason: 'price' });
    await painted(scene.detail);
    expect(has(scene.detail, '.close-mark')).to.equal(false);
  });

  it('DET3 S60 a field opens by click, Enter and F2; Enter saves, Escape restores, leaving saves; focus stays with it', async () => {
    const scene = await detailScene();
    await edit(scene, 'description');
    expect(focused(scene)).to.equal('edit-description');
    await sendKeys({ type: 'Depo ve raf' });
    await press(scene, 'Enter');
    expect(opportunityOf(scene).description).to.equal('Depo ve raf');
    expect(focused(scene)).to.equal('view-description');

    await press(scene, 'F2');
    await sendKeys({ type: 'Yanlış' });
    await press(scene, 'Escape');
    expect(isEditing(scene, 'description')).to.equal(false);
    expect(focused(scene)).to.equal('view-description');
    expect(opportunityOf(scene).description).to.equal('Depo ve raf');

    await press(scene, 'Enter');
    await sendKeys({ type: 'Üçüncü' });
    await press(scene, 'Tab');
    expect(opportunityOf(scene).description).to.equal('Üçüncü');
    expect(isEditing(scene, 'description')).to.equal(false);
    expect(focused(scene)).to.equal('view-customerId');
  });

  it('DET3 what keeps its value writes nothing', async () => {
    const scene = await detailScene();
    const before = scene.store.history(scene.id).length;
    await edit(scene, 'price');
    await press(scene, 'Enter');
    await edit(scene, 'expectedClose');
    await press(scene, 'Tab');
    expect(scene.store.history(scene.id)).to.have.length(before);
    expect(scene.store.presence.self.field).to.equal(null);
  });

  it('DET3 D70 amounts, days and lists are edited with their own editors', async () => {
    const scene = await detailScene();
    typeInto(await edit(scene, 'price'), '12.500');
    await scene.detail.updateComplete;
    expect(textOf(scene.detail, '#edit-price-notes .echo')).to.equal('= ₺12.500,00');
    await press(scene, 'Enter');
    typeInto(await edit(scene, 'expectedClose'), '3 Mart 2027');
    await press(scene, 'Enter');
    await edit(scene, 'period');
    await press(scene, 'ArrowDown');
    await press(scene, 'Enter');
    expect(opportunityOf(scene)).to.deep.include({
      price: { minor: 1250000, currency: 'TRY' },
      expectedClose: '2027-03-03',
      period: 'monthly',
    });
    expect(focused(scene)).to.equal('view-period');
  });

  it('DET3 S33 the customer is chosen from a list, or added there', async () => {
    const scene = await detailScene();
    typeInto(await edit(scene, 'customerId'), 'Yepyeni Ltd');
    await scene.detail.updateComplete;
    await press(scene, 'Enter');
    await painted(scene.detail);
    const added = [...scene.store.list('contacts')].find(({ name }) => name === 'Yepyeni Ltd');
    expect(added && opportunityOf(scene).customerId).to.equal(added?.id);
    await edit(scene, 'customerId');
    await press(scene, 'Escape');
    expect(isEditing(scene, 'customerId')).to.equal(false);
  });

  for (const l of [tr, en]) {
    it(`DET4 what is refused stays in its editor with the reason, wherever focus goes: ${l.language}`, async () => {
      const scene = await detailScene({ lang: l.language });
      typeInto(await edit(scene, 'price'), 'çok');
      await press(scene, 'Enter');
      expect(problemAt(scene, 'price')).to.equal(l.problem({ code: 'not-an-amount' }));
      expect(focused(scene)).to.equal('edit-price');
      expect(input(scene, 'price').getAttribute('aria-invalid')).to.equal('true');
      await press(scene, 'Tab');
      expect(input(scene, 'price').value).to.equal('çok');
      // Another field is edited meanwhile, another record opened and closed: it is still there.
      typeInto(await edit(scene, 'description'), 'Başka');
      await press(scene, 'Enter');
      scene.workspace.handle?.setUi({ openId: null });
      await painted(scene.detail);
      scene.workspace.handle?.setUi({ openId: scene.id });
      await painted(scene.detail);
      expect(input(scene, 'price').value).to.equal('çok');
      expect(opportunityOf(scene).description).to.equal('Başka');
    });
  }

  it('DET4 also when the element is taken away and another one opens the record', async () => {
    const scene = await detailScene();
    typeInto(await edit(scene, 'price'), 'çok');
    scene.detail.remove();
    const again = document.createElement('opportunity-detail');
    scene.workspace.append(again);
    await waitUntil(() => has(again, '#edit-price'), undefined, { interval: 5 });
    expect(inside<HTMLInputElement>(again, '#edit-price').value).to.equal('çok');
    expect(textOf(again, '#edit-price-notes .problem')).to.equal(tr.problem({ code: 'not-an-amount' }));
  });

  it('DET23 a record is readable before what changes it has been fetched, and a press then waits for it', async () => {
    const scene = await detailScene();
    scene.detail.remove();
    const again = document.createElement('opportunity-detail');
    scene.workspace.append(again);
    await again.updateComplete;
    expect(has(again, '.status-actions')).to.equal(false);
    expect(textOf(again, '#view-description')).to.contain('Depo otomasyonu');
    inside(again, '#view-description').click();
    await waitUntil(() => has(again, '#edit-description'), undefined, { interval: 5 });
    await painted(again);
    expect(again.shadowRoot?.activeElement).to.equal(inside(again, '#edit-description'));
    expect(has(again, '.status-actions')).to.equal(true);
  });

  it('DET4 a veto of the page keeps the text too', async () => {
    const scene = await detailScene();
    scene.workspace.addEventListener('firsat-opportunity-edit-request', (event) => event.preventDefault());
    typeInto(await edit(scene, 'description'), 'Olmaz');
    await press(scene, 'Enter');
    expect(problemAt(scene, 'description')).to.equal(tr.problem({ code: 'vetoed' }));
    expect(input(scene, 'description').value).to.equal('Olmaz');
  });

  it('DET5 a change by a colleague while typing is shown and destroys nothing; leaving does not overwrite it', async () => {
    const scene = await detailScene();
    const mehmet = colleague(scene);
    typeInto(await edit(scene, 'description'), 'Benim sözüm');
    done(mehmet, 'opportunity-edit', { id: scene.id, changes: { description: 'Onun sözü' } });
    await painted(scene.detail);
    expect(input(scene, 'description').value).to.equal('Benim sözüm');
    expect(textOf(scene.detail, '.contested')).to.equal(tr.t.detail.contested('Mehmet Demir', 'Onun sözü'));
    await press(scene, 'Tab');
    await press(scene, 'Tab');
    await press(scene, 'Tab');
    expect(opportunityOf(scene).description).to.equal('Onun sözü');
    expect(input(scene, 'description').value).to.equal('Benim sözüm');

    inside(scene.detail, '.contest-actions button').click();
    await painted(scene.detail);
    expect(has(scene.detail, '.contested')).to.equal(false);
    await press(scene, 'Enter');
    expect(opportunityOf(scene).description).to.equal('Benim sözüm');
  });

  it('DET5 "take theirs" closes the editor with their value', async () => {
    const scene = await detailScene();
    const mehmet = colleague(scene);
    typeInto(await edit(scene, 'price'), '5');
    done(mehmet, 'opportunity-edit', { id: scene.id, changes: { price: { minor: 900, currency: 'TRY' } } });
    await painted(scene.detail);
    inside(scene.detail, '.contest-actions button:last-child').click();
    await painted(scene.detail);
    expect(isEditing(scene, 'price')).to.equal(false);
    expect(valueAt(scene, 'price')).to.equal('₺9,00');
  });

  it('DET5 a change of another field by a colleague disturbs nobody', async () => {
    const scene = await detailScene();
    const mehmet = colleague(scene);
    typeInto(await edit(scene, 'description'), 'Yazıyorum');
    done(mehmet, 'opportunity-edit', { id: scene.id, changes: { period: 'yearly' } });
    await painted(scene.detail);
    expect(has(scene.detail, '.contested')).to.equal(false);
    expect(input(scene, 'description').value).to.equal('Yazıyorum');
    expect(valueAt(scene, 'period')).to.equal(tr.t.common.period.yearly);
  });

  it('DET6 which field is edited is told to the others, and theirs are shown at the field and in the header', async () => {
    const scene = await detailScene();
    await edit(scene, 'price');
    expect(scene.store.presence.self).to.deep.include({ opportunityId: scene.id, field: 'price' });
    await press(scene, 'Escape');
    expect(scene.store.presence.self.field).to.equal(null);
    scene.peer({ id: 'mehmet', name: 'Mehmet Demir' }, { opportunityId: scene.id, field: 'ownerId' });
    await painted(scene.detail);
    expect(inside(scene.detail, '.peers').getAttribute('aria-label')).to.equal(
      tr.t.detail.here('Mehmet Demir'),
    );
    const cell = inside(scene.detail, '#view-ownerId').closest('.cell');
    expect(cell?.querySelector('.peer-mark')?.textContent).to.equal(tr.t.detail.editing('Mehmet Demir'));
  });

  it('DET7 S44 D13 the stage path moves by click and by keyboard, also back', async () => {
    const scene = await detailScene();
    const steps = [...scene.detail.renderRoot.querySelectorAll<HTMLButtonElement>('.path button')];
    expect(steps).to.have.length(scene.stages.length);
    steps[2]?.click();
    await painted(scene.detail);
    expect(opportunityOf(scene).position.stageId).to.equal(scene.stages[2]?.id);
    expect(inside(scene.detail, '.path [aria-current="step"] .step-name').textContent).to.equal(
      scene.stages[2]?.name,
    );
    await press(scene, 'ArrowLeft');
    expect(opportunityOf(scene).position.stageId).to.equal(scene.stages[2]?.id);
    await press(scene, 'Enter');
    expect(opportunityOf(scene).position.stageId).to.equal(scene.stages[1]?.id);
    // One tab stop for the whole path.
    expect(scene.detail.renderRoot.querySelectorAll('.path button[tabindex="0"]')).to.have.length(1);
  });

  it('DET7 S45 the guidance of the stage is shown where the work happens', async () => {
    const scene = await detailScene();
    done(scene.store, 'stage-edit', { id: scene.stages[0]?.id ?? '', changes: { guidance: 'Önce arayın' } });
    await painted(scene.detail);
    expect(textOf(scene.detail, '.guidance')).to.equal(`${tr.t.detail.guidance} Önce arayın`);
  });

  it('DET7 D11 another schema asks for the stage there', async () => {
    const scene = await detailScene();
    const other = [...scene.store.list('schemas')].find(
      ({ id }) => id !== scene.store.settings?.defaultSchemaId,
    );
    inside(scene.detail, '#change-schema').click();
    await painted(scene.detail);
    const choose = async (id: string, value: string): Promise<void> => {
      const select = inside<HTMLSelectElement>(scene.detail, `#${id}`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await painted(scene.detail);
    };
    await choose('move-schema', other?.id ?? '');
    const stages = [...inside<HTMLSelectElement>(scene.detail, '#move-stage').options].map(
      ({ value }) => value,
    );
    await choose('move-stage', stages[1] ?? '');
    inside(scene.detail, '.schema-form button[type="submit"]').click();
    await painted(scene.detail);
    expect(opportunityOf(scene).position).to.deep.include({ schemaId: other?.id, stageId: stages[1] });
    expect(scene.store.history(scene.id).at(-1)?.type).to.equal('schema-changed');
    expect(focused(scene)).to.equal('change-schema');
  });

  it('DET7 D10 an opportunity whose stage was archived says so, and can still be moved', async () => {
    const scene = await detailScene();
    done(scene.store, 'stage-archive', { id: scene.stages[0]?.id ?? '' });
    await painted(scene.detail);
    expect(textOf(scene.detail, '.stage-now strong')).to.equal(
      `${scene.stages[0]?.name ?? ''} (${tr.t.detail.archivedStage})`,
    );
    inside(scene.detail, '.path button').click();
    await painted(scene.detail);
    expect(opportunityOf(scene).position.stageId).to.equal(scene.stages[1]?.id);
  });

  it('DET9 D76 deleting is one step back: who and when, and restore; a deleted one cannot be edited', async () => {
    const scene = await detailScene();
    inside(scene.detail, '.detail-foot .danger').click();
    await painted(scene.detail);
    expect(opportunityOf(scene).removed).not.to.equal(null);
    expect(textOf(scene.detail, '.deleted-banner')).to.contain('Ayşe Yılmaz');
    expect(has(scene.detail, 'button.value')).to.equal(false);
    expect(has(scene.detail, '.status-actions')).to.equal(false);
    inside(scene.detail, '.deleted-banner button').click();
    await painted(scene.detail);
    expect(opportunityOf(scene).removed).to.equal(null);
    expect(has(scene.detail, '.deleted-banner')).to.equal(false);
  });

  it('DET9 one that a colleague deletes while it is open stays readable, with what was being typed', async () => {
    const scene = await detailScene();
    const mehmet = colleague(scene);
    typeInto(await edit(scene, 'description'), 'Yarım kalan');
    done(mehmet, 'opportunity-delete', { id: scene.id });
    await painted(scene.detail);
    expect(textOf(scene.detail, '.deleted-banner')).to.contain('Mehmet Demir');
    expect(input(scene, 'description').value).to.equal('Yarım kalan');
    await press(scene, 'Enter');
    expect(problemAt(scene, 'description')).to.equal(tr.problem({ code: 'deleted' }));
    inside(scene.detail, '.deleted-banner button').click();
    await painted(scene.detail);
    input(scene, 'description').focus();
    await press(scene, 'Enter');
    expect(opportunityOf(scene).description).to.equal('Yarım kalan');
  });

  it('DET11 nothing open invites, an unknown id says so, and loading is not "not found"', async () => {
    const scene = await detailScene();
    scene.workspace.handle?.setUi({ openId: null });
    await painted(scene.detail);
    expect(textOf(scene.detail, '.message')).to.contain(tr.t.detail.nothingOpen);
    scene.workspace.handle?.setUi({ openId: 'nowhere' });
    await painted(scene.detail);
    expect(textOf(scene.detail, '.message')).to.contain(tr.t.common.notFound);
    document.body.replaceChildren();
    const loading = await detailScene({ store: { loaded: false }, empty: true });
    loading.workspace.handle?.setUi({ openId: 'later' });
    await painted(loading.detail);
    expect(has(loading.detail, '.message')).to.equal(false);
    expect(textOf(loading.detail, '.loading')).to.equal(tr.t.common.loading);
  });

  it('DET12 the drawer opens with a record, closes by Escape and gives focus back; closed it is nothing', async () => {
    const scene = await detailScene({ presentation: 'drawer', closed: true });
    const opener = document.createElement('button');
    document.body.append(opener);
    opener.focus();
    const drawer = inside(scene.detail, '.drawer');
    expect(drawer.matches(':popover-open')).to.equal(false);
    scene.workspace.handle?.setUi({ openId: scene.id });
    await painted(scene.detail);
    expect(drawer.matches(':popover-open')).to.equal(true);
    expect((scene.detail.renderRoot as ShadowRoot).activeElement).to.equal(drawer);
    let closed = '';
    scene.detail.addEventListener('firsat-detail-close', (event) => (closed = event.detail.id));

    // Escape takes one step back: first the editor, then the drawer.
    await edit(scene, 'price');
    await press(scene, 'Escape');
    expect(drawer.matches(':popover-open')).to.equal(true);
    await press(scene, 'Escape');
    expect(drawer.matches(':popover-open')).to.equal(false);
    expect(scene.workspace.handle?.ui.openId).to.equal(null);
    expect(closed).to.equal(scene.id);
    expect(document.activeElement).to.equal(opener);
  });

  it('DET12 the page beside the drawer stays usable: another record opens without moving focus', async () => {
    const scene = await detailScene({ presentation: 'drawer', closed: true });
    const outside = document.createElement('button');
    document.body.append(outside);
    scene.workspace.handle?.setUi({ openId: scene.id });
    await painted(scene.detail);
    outside.focus();
    const other = done(scene.store, 'opportunity-create', {
      description: 'Öteki',
      customerId: scene.customerId,
    }).id;
    scene.workspace.handle?.setUi({ openId: other });
    await painted(scene.detail);
    expect(document.activeElement).to.equal(outside);
    expect(valueAt(scene, 'description')).to.equal('Öteki');
  });

  it('DET14 D31 a probability by hand is marked, and goes back to automatic in one click', async () => {
    const scene = await detailScene();
    const automatic = valueAt(scene, 'probability');
    expect(automatic).to.equal(tr.percent(scene.stages[0]?.probability ?? -1));
    typeInto(await edit(scene, 'probability'), '%45');
    await press(scene, 'Enter');
    expect(opportunityOf(scene).probability).to.equal(4500);
    expect(textOf(scene.detail, '#view-probability')).to.contain(tr.t.detail.byHand);
    await edit(scene, 'probability');
    inside(scene.detail, '.editor .button.quiet').click();
    await painted(scene.detail);
    expect(opportunityOf(scene).probability).to.equal(null);
    expect(valueAt(scene, 'probability')).to.equal(automatic);
  });

  it('DET15 an element that is taken away in mid-edit, or whose record is left, saves what can be saved', async () => {
    const scene = await detailScene();
    typeInto(await edit(scene, 'description'), 'Giderken');
    scene.workspace.handle?.setUi({ openId: null });
    await painted(scene.detail);
    expect(opportunityOf(scene).description).to.equal('Giderken');
    scene.workspace.handle?.setUi({ openId: scene.id });
    await painted(scene.detail);
    typeInto(await edit(scene, 'description'), 'Kopunca');
    scene.detail.remove();
    expect(opportunityOf(scene).description).to.equal('Kopunca');
  });

  it('DET16 D73 it fits a box of 320 px without scrolling sideways, with an editor and a panel open', async () => {
    const scene = await detailScene();
    scene.workspace.style.setProperty('display', 'block');
    scene.workspace.style.setProperty('inline-size', '320px');
    await edit(scene, 'price');
    inside(scene.detail, '.status-action.lost').click();
    await painted(scene.detail);
    const panel = inside(scene.detail, '.panel');
    expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
  });

  it('DET17 D80 one that was written by a newer version is shown, not edited', async () => {
    const scene = await detailScene({
      store: { dataVersion: 0 },
      empty: true,
      patches: [create('opportunities', 'old', { description: 'Yeni sürümden' })],
    });
    scene.workspace.handle?.setUi({ openId: 'old' });
    await painted(scene.detail);
    expect(textOf(scene.detail, '.notice')).to.equal(tr.t.common.readOnly.outdated);
    expect(has(scene.detail, 'button.value')).to.equal(false);
  });

  for (const lang of ['tr', 'en']) {
    for (const scheme of ['light', 'dark']) {
      it(`DET13 no axe violations, with an editor, a panel, a colleague and a history: ${lang} ${scheme}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const scene = await detailScene({ lang });
        done(scene.store, 'opportunity-move', { id: scene.id, stageId: scene.stages[1]?.id ?? '' });
        done(scene.store, 'opportunity-set-status', { id: scene.id, status: 'suspended' });
        scene.peer({ id: 'mehmet', name: 'Mehmet Demir' }, { opportunityId: scene.id, field: 'ownerId' });
        typeInto(await edit(scene, 'price'), 'x');
        await press(scene, 'Enter');
        inside(scene.detail, '.status-action.lost').click();
        inside(scene.detail, '#change-schema').click();
        await painted(scene.detail);
        await expect(scene.detail).to.be.accessible();
      });
    }
  }
});
