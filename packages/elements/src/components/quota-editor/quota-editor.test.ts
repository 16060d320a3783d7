import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { TEST_NOW } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import { done, has, inside, painted, textOf, typeInto } from '../../testing/drive.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { QuotaEditor } from './quota-editor.js';

async function scene(lang = 'tr') {
  defineElement('quota-editor', QuotaEditor);
  const fixture = await workspaceFixture(
    () => {
      const element = document.createElement('quota-editor');
      element.now = () => TEST_NOW;
      return element;
    },
    { lang },
  );
  const { element, store } = fixture;
  done(store, 'member-create', { id: 'ayse', name: 'Ayşe Işık', team: 'Ege' });
  const paint = () => painted(element);
  await paint();
  return {
    ...fixture,
    paint,
    quotas: () => [...store.list('quotas')].sort((a, b) => (a.startDate < b.startDate ? -1 : 1)),
    async choose(field: string, value: string) {
      const select = inside<HTMLSelectElement>(element, `#quota-${field}`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await paint();
    },
    async type(field: string, text: string) {
      typeInto(inside(element, `#quota-${field}`), text);
      await paint();
    },
    async press(selector: string) {
      inside(element, selector).click();
      await paint();
    },
    async save() {
      inside<HTMLFormElement>(element, '.quota-form').requestSubmit();
      await paint();
    },
  };
}

describe('<quota-editor>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 900, height: 800 });
  });

  it('QTE9 D44 since when somebody is in the team is asked with their quota, and belongs to the person', async () => {
    const { element, store, press, choose, type, save, quotas } = await scene();
    await press('.add-quota');
    await choose('holder', 'member');
    expect(has(element, '#quota-joined')).to.equal(false);
    await choose('member', 'ayse');
    await type('volume', '1000');
    await type('joined', '31.02.2026');
    await save();
    expect(inside<HTMLInputElement>(element, '#quota-joined').value, 'what was typed stays').to.equal(
      '31.02.2026',
    );
    expect(quotas()).to.deep.equal([]);
    await type('joined', '16.02.2026');
    await save();
    expect([quotas().length, store.get('members', 'ayse')?.joinedOn]).to.deep.equal([1, '2026-02-16']);
    await press('.edit');
    expect(inside<HTMLInputElement>(element, '#quota-joined').value).to.equal('16.02.2026');
  });

  it('QTE1 S49 a representative, a team or the company gets a volume for a period; what cannot be read stays with its reason', async () => {
    const { element, quotas, press, choose, type, save } = await scene();
    await press('.add-quota');
    await type('volume', 'çok');
    await save();
    expect(inside<HTMLInputElement>(element, '#quota-volume').value).to.equal('çok');
    expect(textOf(element, '#quota-volume-notes .problem')).to.contain('tutar değil');
    expect(textOf(element, '#quota-member-notes .problem')).to.contain('Bu alanı doldurun');
    await choose('member', 'ayse');
    await type('volume', '250.000');
    await save();
    await press('.add-quota');
    await choose('holder', 'company');
    await choose('basis', 'wins');
    await type('volume', '12');
    await choose('unit', 'quarter');
    await save();
    await press('.add-quota');
    await choose('holder', 'team');
    await type('team', 'Ege');
    await choose('unit', 'custom');
    await type('startDate', '10.02.2026');
    await type('endDate', '09.02.2026');
    await save();
    expect(textOf(element, '#quota-endDate-notes .problem')).to.equal('Son gün ilk günden önce.');
    await type('endDate', '20.02.2026');
    await save();
    expect(
      quotas().map(({ name, ownerId, team, basis, target, wins, endDate }) =>
        [name, ownerId ?? team, basis, target?.minor ?? wins, endDate].join('|'),
      ),
    ).to.deep.equal([
      'Ayşe Işık 2026-02|ayse|first-year|25000000|2026-02-28',
      'Şirket 2026-02 – 2026-04||wins|12|2026-04-30',
      'Ege 2026-02-10 – 2026-02-20|Ege|first-year||2026-02-20',
    ]);
    expect(
      [...element.renderRoot.querySelectorAll('.group h3')].map((each) => each.textContent),
    ).to.deep.equal(['Şirket', 'Ege', 'Ayşe Işık']);
    expect(textOf(element, '.quotas')).to.contain('12 kazanç');
  });

  it('QTE2 S51 twelve months are added at once, as the preview says, and taken back in one step', async () => {
    const { element, store, quotas, press, choose, type, save, paint } = await scene();
    await press('.add-year');
    await choose('member', 'ayse');
    await type('volume', '100000');
    const shown = [...element.renderRoot.querySelectorAll('.preview li')].map((each) =>
      each.textContent.trim(),
    );
    expect([shown.length, shown[0], shown[11]]).to.deep.equal([12, 'Oca 2026', 'Ara 2026']);
    await type('count', '61');
    await save();
    expect(textOf(element, '#quota-count-notes .problem')).to.contain('60');
    await type('count', '12');
    await save();
    expect(quotas().map(({ startDate }) => startDate.slice(0, 7))).to.deep.equal(
      Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`),
    );
    expect(has(element, '.quota-form')).to.equal(false);
    store.undo();
    await paint();
    expect(quotas()).to.have.length(0);
  });

  it('QTE3 D45 quotas of one holder and basis on the same days are told, in the preview and in the list, and not refused', async () => {
    const { element, quotas, press, choose, save, store, paint } = await scene();
    done(store, 'quota-create', {
      id: 'q1',
      name: 'Şubat',
      ownerId: 'ayse',
      startDate: '2026-02-01',
      endDate: '2026-02-28',
    });
    await paint();
    expect(has(element, '.warning')).to.equal(false);
    await press('.add-quota');
    await choose('member', 'ayse');
    expect(textOf(element, '.preview .warning')).to.contain('“Şubat”');
    await choose('basis', 'wins');
    expect(has(element, '.preview .warning')).to.equal(false);
    await choose('basis', 'first-year');
    await save();
    expect(quotas()).to.have.length(2);
    expect(textOf(element, '[data-quota="q1"] .warning')).to.contain('aynı günleri');
  });

  it('QTE4 S49 a quota is edited in place and deleted; past periods are shown on demand; Escape leaves the form to where it came from', async () => {
    const { element, store, press, type, save, paint } = await scene('en');
    const own = { ownerId: 'ayse', target: { minor: 100, currency: 'TRY' } };
    done(store, 'quota-create', {
      id: 'q1',
      name: 'Feb',
      ...own,
      startDate: '2026-02-01',
      endDate: '2026-02-28',
    });
    done(store, 'quota-create', {
      id: 'q0',
      name: 'Jan',
      ...own,
      startDate: '2026-01-01',
      endDate: '2026-01-31',
    });
    await paint();
    expect(has(element, '[data-quota="q0"]')).to.equal(false);
    await press('[name="past"]');
    expect(has(element, '[data-quota="q0"]')).to.equal(true);
    await press('[data-quota="q1"] .edit');
    inside(element, '#quota-volume').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    await paint();
    expect((element.shadowRoot?.activeElement as HTMLElement).matches('[data-quota="q1"] .edit')).to.equal(
      true,
    );
    await press('[data-quota="q1"] .edit');
    await type('volume', '5,000.50');
    await save();
    expect(store.get('quotas', 'q1')?.target).to.deep.equal({ minor: 500_050, currency: 'TRY' });
    await press('[data-quota="q1"] .remove');
    expect(has(element, '[data-quota="q1"]')).to.equal(false);
    expect(store.get('quotas', 'q1')?.removed).not.to.equal(undefined);
  });

  it('QTE30 a volume is never broken over lines, however narrow it is', async () => {
    const { element, store, paint } = await scene();
    await setViewport({ width: 360, height: 800 });
    for (const basis of ['one-off', 'first-year'] as const)
      done(store, 'quota-create', {
        id: basis,
        name: '2026 4. çeyrek',
        ownerId: 'ayse',
        basis,
        target: { minor: 123_456_789_05, currency: 'TRY' },
        startDate: '2026-01-15',
        endDate: '2026-03-31',
      });
    await paint();
    const volumes = [...element.renderRoot.querySelectorAll<HTMLElement>('.volume strong')];
    expect(volumes).to.have.length(2);
    for (const volume of volumes) {
      const range = document.createRange();
      range.selectNodeContents(volume);
      expect([...range.getClientRects()].length, volume.textContent).to.equal(1);
    }
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
  });

  it('QTE5 no axe violations, with the form, also at 390 px in the dark', async () => {
    const { element, store, press, paint } = await scene();
    done(store, 'quota-create', {
      name: 'Şubat',
      ownerId: 'ayse',
      startDate: '2026-02-01',
      endDate: '2026-02-28',
    });
    await paint();
    await press('.add-year');
    await expect(element).to.be.accessible();
    await emulateMedia({ colorScheme: 'dark' });
    await setViewport({ width: 390, height: 800 });
    await paint();
    await expect(element).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(390);
  }).timeout(40_000);
});
