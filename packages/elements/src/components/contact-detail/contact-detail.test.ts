import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import type { CommandName } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { createTestStore } from '@firsat/store/testing';
import * as Y from 'yjs';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../../testing/drive.js';
import { fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { ContactDetail } from './contact-detail.js';

interface Options {
  readonly lang?: string;
  readonly presentation?: 'inline' | 'drawer';
  readonly closed?: boolean;
  readonly store?: Parameters<typeof createTestStore>[0];
}

async function arrange(options: Options = {}) {
  const lang = options.lang ?? 'tr';
  const core = new Y.Doc();
  const fixture = await workspaceFixture(
    () => {
      const made = document.createElement('contact-detail');
      made.presentation = options.presentation ?? 'inline';
      return made;
    },
    { lang, store: { core, ...options.store } },
  );
  const { element, store, workspace, clock } = fixture;
  element.now = () => clock.now;
  done(store, 'contact-create', { id: 'isik', name: 'Işık Yapı A.Ş.', phone: '0532 111 22 33' });
  done(store, 'contact-create', { id: 'deniz', type: 'person', name: 'Deniz Kaya', parentId: 'isik' });
  if (!options.closed) workspace.handle?.setUi({ contactId: 'isik' });
  await painted(element);
  return { ...fixture, core, words: localizerFor(lang).t.profile, open: (id: string) => open(fixture, id) };
}

async function open(
  {
    workspace,
    element,
  }: { workspace: { handle: { setUi(ui: object): void } | undefined }; element: ContactDetail },
  contactId: string | null,
): Promise<void> {
  workspace.handle?.setUi({ contactId });
  await painted(element);
}

async function edit(element: ContactDetail, field: string, text: string, key = 'Enter'): Promise<void> {
  inside(element, `#view-${field}`).click();
  await painted(element);
  const editor = inside(element, `#edit-${field}`);
  typeInto(editor, text);
  editor.dispatchEvent(
    new KeyboardEvent('keydown', {
      key,
      ctrlKey: editor.localName === 'textarea',
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );
  await painted(element);
}

const contactOf = (store: PipelineStore, id = 'isik') => {
  const contact = store.get('contacts', id);
  if (!contact) throw new Error(`no contact ${id}`);
  return contact;
};

describe('<contact-detail>', () => {
  before(() => {
    defineElement('contact-detail', ContactDetail);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('CDT1 D78: it shows what is open; a merged contact shows the one that stands for it; nothing, unknown and deleted differ', async () => {
    const scene = await arrange({ closed: true });
    const { element, store, workspace, words } = scene;
    expect(workspace.handle?.ui.contactDetails).to.equal(1);
    expect(textOf(element, '.message')).to.contain(words.nothingOpen);
    await scene.open('nobody');
    expect(textOf(element, '.message')).to.contain(words.missing);
    done(store, 'contact-create', { id: 'twin', name: 'IŞIK YAPI' });
    done(store, 'contact-merge', { ids: ['isik', 'twin'], values: { name: 'Işık Yapı A.Ş.' } });
    await scene.open('twin');
    expect(textOf(element, 'h2')).to.contain('Işık Yapı A.Ş.');
    expect(textOf(element, '.followed')).to.equal(words.merged.followed('IŞIK YAPI'));
    element.contactId = 'deniz';
    await painted(element);
    expect(textOf(element, 'h2')).to.contain('Deniz Kaya');
    expect(workspace.handle?.ui.contactDetails, 'it shows always the same').to.equal(0);
  });

  it('CDT2 S118 CON4: fields are edited in place; what is refused stays; an odd tax number is kept, one that fits is confirmed', async () => {
    const { element, store, words } = await arrange();
    await edit(element, 'sector', 'İnşaat');
    await edit(element, 'strategy', 'Sabah ara.');
    await edit(element, 'employees', '1.250');
    await edit(element, 'revenue', '2.500.000');
    const { sector, strategy, employees, revenue } = contactOf(store);
    expect([sector, strategy, employees, revenue?.minor]).to.deep.equal([
      'İnşaat',
      'Sabah ara.',
      1250,
      250_000_000,
    ]);
    await edit(element, 'name', '  ');
    expect(textOf(element, '#edit-name-notes')).to.equal(localizerFor('tr').problem({ code: 'required' }));
    expect(contactOf(store).name).to.equal('Işık Yapı A.Ş.');
    await edit(element, 'taxNumber', '1234567891');
    expect(contactOf(store).taxNumber).to.equal('1234567891');
    expect(textOf(element, '#view-taxNumber-warning')).to.equal(
      localizerFor('tr').problem({ code: 'check-digit' }),
    );
    inside(element, '#view-taxNumber').click();
    await painted(element);
    typeInto(inside(element, '#edit-taxNumber'), '1234567890');
    await painted(element);
    expect(textOf(element, '#edit-taxNumber-notes')).to.equal(words.taxFits('VKN'));
  });

  it('CDT2 DET5: what a colleague changes meanwhile is shown, and replaces nothing that is typed', async () => {
    const { element, store, core, work, clock } = await arrange();
    inside(element, '#view-sector').click();
    await painted(element);
    typeInto(inside(element, '#edit-sector'), 'İnşaat');
    const other = createTestStore({
      core,
      work,
      created: false,
      seed: 2,
      user: { id: 'omer', name: 'Ömer' },
    });
    other.clock.now = clock.now + 1000;
    done(other.store, 'contact-edit', { id: 'isik', changes: { sector: 'Mimarlık' } });
    await painted(element);
    expect(textOf(element, '.contested')).to.contain('Mimarlık');
    expect(inside<HTMLInputElement>(element, '#edit-sector').value).to.equal('İnşaat');
    expect(contactOf(store).sector).to.equal('Mimarlık');
  });

  it('LOC35 a phone number stands from left to right in every direction of writing', async () => {
    const { element, store, workspace } = await arrange();
    done(store, 'contact-channel-set', { id: 'isik', kind: 'phone', value: '+44 20 7946 0000' });
    workspace.dir = 'rtl';
    await painted(element);
    const number = [...element.renderRoot.querySelectorAll('.channel-link bdi')].find(({ textContent }) =>
      textContent.startsWith('+44'),
    );
    const letters = document.createRange();
    const text = number?.firstChild;
    if (!text) throw new Error('no number');
    const [plus, last] = [0, (text.textContent?.length ?? 0) - 1].map((at) => {
      letters.setStart(text, at);
      letters.setEnd(text, at + 1);
      return letters.getBoundingClientRect();
    });
    expect(plus?.right).to.be.at.most(last?.left ?? NaN);
  });

  it('CDT3 S119: channels are used in one press, added, made the main one, changed and removed; ways are preferred', async () => {
    const { element, store, words } = await arrange();
    expect(inside<HTMLAnchorElement>(element, '.head-ways [data-way=sms]').href).to.equal(
      'sms:+905321112233',
    );
    inside(element, '.add-channel').click();
    await painted(element);
    const kind = inside<HTMLSelectElement>(element, '#channel-kind');
    kind.value = 'email';
    kind.dispatchEvent(new Event('change'));
    typeInto(inside(element, '#channel-value'), 'bilgi at ornek');
    inside<HTMLFormElement>(element, '.channel-form').requestSubmit();
    await painted(element);
    expect(textOf(element, '#channel-value-notes')).to.equal(
      localizerFor('tr').problem({ code: 'not-an-email' }),
    );
    typeInto(inside(element, '#channel-value'), 'bilgi@ornek.com');
    inside<HTMLFormElement>(element, '.channel-form').requestSubmit();
    await painted(element);
    expect(contactOf(store).email).to.equal('bilgi@ornek.com');
    done(store, 'contact-channel-set', {
      id: 'isik',
      kind: 'phone',
      value: '0212 444 55 66',
      label: 'work',
    });
    await painted(element);
    expect(textOf(element, '.channels')).to.contain('0212 444 55 66').and.contain(words.channels.labels.work);
    inside(element, '.channel .main').click();
    await painted(element);
    expect(contactOf(store).phone).to.equal('0212 444 55 66');
    inside(element, '[data-key=phone] .remove').click();
    await painted(element);
    expect(contactOf(store).phone, 'the next one follows').to.equal('0532 111 22 33');
    store.undo();
    expect(contactOf(store).phone).to.equal('0212 444 55 66');
    inside(element, 'input[name=prefer-sms]').click();
    await painted(element);
    expect(contactOf(store).preferred).to.deep.equal(['sms']);
    expect(has(element, '.head-ways .preferred[data-way=sms]')).to.equal(true);
  });

  it('CDT4 S18 S4 S6 S74: the page shows opportunities of every representative, with what belongs to each inside it', async () => {
    const { element, store, words } = await arrange();
    done(store, 'member-create', { id: 'omer', name: 'Ömer Şen' });
    for (const [id, ownerId] of [
      ['o1', 'omer'],
      ['o2', null],
      ['o3', 'omer'],
    ] as const)
      done(store, 'opportunity-create', {
        id,
        description: `İş ${id}`,
        customerId: 'isik',
        ownerId,
        price: { minor: 125_000, currency: 'TRY' },
      });
    done(store, 'task-create', { opportunityId: 'o1', title: 'Numune gönder' });
    done(store, 'note-create', { opportunityId: 'o1', id: 'n1' });
    done(store, 'offer-create', { opportunityId: 'o1', id: 'f1', title: 'Numuneli teklif' });
    done(store, 'opportunity-set-status', { id: 'o3', status: 'lost', reason: 'price' });
    await painted(element);
    const ids = (): readonly string[] =>
      [...element.renderRoot.querySelectorAll<HTMLElement>('.opportunity')].map(
        ({ dataset }) => dataset['id'] ?? '',
      );
    expect([...ids()].sort()).to.deep.equal(['o1', 'o2']);
    expect(textOf(element, '[data-id=o1]')).to.contain('Ömer Şen').and.contain('₺1.250,00');
    expect(textOf(element, '[data-id=o2]')).to.contain(words.opportunities.noOwner);
    expect(textOf(element, '[data-id=o1] .counts')).to.equal(
      [
        words.opportunities.counted.tasks(1),
        words.opportunities.counted.notes(1),
        words.opportunities.counted.offers(1),
      ].join(' · '),
    );
    expect(element.renderRoot.textContent, 'no heap of items').not.to.contain('Numune gönder');
    inside(element, '[data-id=o1] .fold').click();
    await painted(element);
    expect(textOf(element, '[data-id=o1] .inside')).to.contain('Numune gönder');
    expect(textOf(element, '[data-id=o1] [data-kind=offers] li')).to.equal('Numuneli teklif Taslak');
    inside(element, '.closed').click();
    await painted(element);
    expect(ids()).to.include('o3');
    const opened: string[] = [];
    document.addEventListener(
      'firsat-opportunity-open',
      (event) => {
        opened.push(event.detail.id);
        event.preventDefault();
      },
      { once: true },
    );
    inside(element, '[data-id=o2] .open-opportunity').click();
    expect(opened).to.deep.equal(['o2']);
  });

  it('CDT5 S3: a new opportunity has the customer filled in, in the page\u2019s form or one of its own', async () => {
    const { element, workspace } = await arrange();
    const detach = workspace.handle?.attachForm();
    inside(element, '.new-opportunity').click();
    expect(workspace.handle?.ui.draft).to.deep.equal({ customerId: 'isik' });
    detach?.();
    workspace.handle?.setUi({ draft: null });
    document.addEventListener('firsat-opportunity-new', (event) => event.preventDefault(), { once: true });
    inside(element, '.new-opportunity').click();
    inside(element, '.new-opportunity').click();
    await waitUntil(() => has(element, 'opportunity-form'));
    const form = element.renderRoot.querySelector('opportunity-form');
    expect(form?.draft).to.deep.equal({ customerId: 'isik' });
    await waitUntil(
      () => form?.renderRoot.querySelector<HTMLInputElement>('#customerId')?.value === 'Işık Yapı A.Ş.',
    );
  });

  it('CDT6 a company lists its people; a name and Enter adds one, and each opens', async () => {
    const { element, store, workspace } = await arrange();
    expect(textOf(element, '.people')).to.contain('Deniz Kaya');
    typeInto(inside(element, 'input[name=person]'), 'Ece Ak');
    inside<HTMLFormElement>(element, '.add-person').requestSubmit();
    await painted(element);
    const made = [...store.list('contacts')].find(({ name }) => name === 'Ece Ak');
    expect([made?.type, made?.parentId]).to.deep.equal(['person', 'isik']);
    inside(element, '.person[data-id=deniz] .link').click();
    await painted(element);
    expect(workspace.handle?.ui.contactId).to.equal('deniz');
    expect(textOf(element, '.company')).to.contain('Işık Yapı A.Ş.');
  });

  it('CDT7 D76 D78: merged contacts are taken apart, a deleted one comes back, a customer of opportunities stays', async () => {
    const { element, store, words } = await arrange();
    done(store, 'contact-create', { id: 'twin', name: 'Işık Yapı', phone: '0532 111 22 33' });
    await painted(element);
    expect(textOf(element, '.similar')).to.contain('Işık Yapı');
    done(store, 'contact-merge', { ids: ['isik', 'twin'] });
    await painted(element);
    inside(element, '.merged [data-id=twin] .apart').click();
    await painted(element);
    expect(contactOf(store, 'twin').removed).to.equal(null);
    done(store, 'opportunity-create', { id: 'o1', description: 'iş', customerId: 'isik' });
    inside(element, '.delete').click();
    await painted(element);
    expect(textOf(element, '[role=alert]')).to.equal(words.inUse('1'));
    done(store, 'opportunity-delete', { id: 'o1' });
    inside(element, '.delete').click();
    await painted(element);
    expect(textOf(element, '.deleted-banner')).to.contain(words.deletedTitle);
    inside(element, '.restore').click();
    await painted(element);
    expect(contactOf(store).removed).to.equal(null);
  });

  it('CDT8 D77: an erasure asks first, and then the personal data are gone', async () => {
    const { element, store, words } = await arrange();
    inside(element, '.erase').click();
    await painted(element);
    inside(element, '.keep').click();
    await painted(element);
    expect([contactOf(store).phone, has(element, 'dialog.ask')]).to.deep.equal(['0532 111 22 33', false]);
    inside(element, '.erase').click();
    await painted(element);
    inside(element, '.erase-now').click();
    await painted(element);
    const { name, phone, erasedAt } = contactOf(store);
    expect([name, phone, erasedAt !== null]).to.deep.equal(['—', null, true]);
    expect(textOf(element, '.base')).to.contain(words.erased(localizerFor('tr').moment(erasedAt ?? 0)));
  });

  it('CDT9 D77: all data of one contact are a file, with what hangs on their opportunities; the page may refuse', async () => {
    const { element, store } = await arrange();
    done(store, 'opportunity-create', { id: 'o1', description: 'iş', customerId: 'isik' });
    done(store, 'opportunity-create', { id: 'o2', description: 'başka', customerId: 'deniz' });
    done(store, 'task-create', { opportunityId: 'o1', title: 'Numune gönder' });
    const made: Promise<string>[] = [];
    element.renderRoot.addEventListener(
      'click',
      (event) => {
        const link = event.composedPath()[0];
        if (!(link instanceof HTMLAnchorElement) || !link.download) return;
        event.preventDefault();
        made.push(fetch(link.href).then((answer) => answer.text()));
      },
      true,
    );
    document.addEventListener('firsat-data-export-request', (event) => event.preventDefault(), {
      once: true,
    });
    inside(element, '.export').click();
    await painted(element);
    expect(made.length).to.equal(0);
    inside(element, '.export').click();
    await waitUntil(() => made.length === 1);
    const person = JSON.parse((await made[0]) ?? '') as {
      readonly format: string;
      readonly contact: { readonly name: string };
      readonly records: Readonly<Record<string, readonly { readonly id: string }[]>>;
    };
    expect([person.format, person.contact.name]).to.deep.equal(['firsat-person', 'Işık Yapı A.Ş.']);
    expect(person.records['opportunities']?.map(({ id }) => id)).to.deep.equal(['o1']);
    expect(person.records['contacts']?.map(({ id }) => id)).to.deep.equal(['deniz']);
    expect(person.records['tasks']?.length).to.equal(1);
  });

  it('CDT10 the drawer opens with a contact, closes by Escape and gives the focus back', async () => {
    const scene = await arrange({ presentation: 'drawer', closed: true });
    const { element, workspace } = scene;
    const opener = document.createElement('button');
    document.body.append(opener);
    opener.focus();
    await scene.open('isik');
    const drawer = inside(element, '.drawer');
    expect(drawer.matches(':popover-open')).to.equal(true);
    expect((element.renderRoot as ShadowRoot).activeElement === drawer).to.equal(true);
    const closed: string[] = [];
    element.addEventListener('firsat-contact-close', (event) => closed.push(event.detail.id));
    drawer.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await painted(element);
    expect([workspace.handle?.ui.contactId, drawer.matches(':popover-open')]).to.deep.equal([null, false]);
    expect(closed).to.deep.equal(['isik']);
    expect(document.activeElement === opener).to.equal(true);
  });

  it('CDT11 readers see everything and are offered nothing; a page may veto what others ask for', async () => {
    const sync = fakeSync();
    const { element, store, words } = await arrange({ store: { sync } });
    const veto = (command: CommandName): void => {
      document.addEventListener(`firsat-${command}-request`, (event) => event.preventDefault(), {
        once: true,
      });
    };
    veto('contact-edit');
    await edit(element, 'sector', 'İnşaat');
    expect(textOf(element, '#edit-sector-notes')).to.equal(localizerFor('tr').problem({ code: 'vetoed' }));
    expect(contactOf(store).sector).to.equal(null);
    sync.set({ access: 'reader' });
    await painted(element);
    for (const selector of [
      '.add-channel',
      '.new-opportunity',
      '.add-person',
      '.erase',
      '.delete',
      'button.value',
    ])
      expect(has(element, selector), selector).to.equal(false);
    expect(textOf(element, '.channels')).to.contain('0532 111 22 33');
    expect(textOf(element, '.data')).to.contain(words.data.exportOne);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`CDT12 no axe violations in ${lang}, ${colorScheme}, and it fits 320 px`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const scene = await arrange({ lang });
        const { element, store } = scene;
        done(store, 'opportunity-create', {
          id: 'o1',
          description: 'Depo otomasyonu',
          customerId: 'isik',
          price: { minor: 12_500_000, currency: 'TRY' },
        });
        done(store, 'task-create', { opportunityId: 'o1', title: 'Numune gönder' });
        done(store, 'contact-create', {
          id: 'twin',
          name: 'Işık Yapı',
          phone: '0532 111 22 33',
          taxNumber: '1234567891',
        });
        await painted(element);
        inside(element, '.fold').click();
        inside(element, '.add-channel').click();
        inside(element, '#view-sector').click();
        await painted(element);
        await expect(element).to.be.accessible();
        await setViewport({ width: 320, height: 640 });
        await painted(element);
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
        await setViewport({ width: 1280, height: 800 });
        inside(element, '.erase').click();
        await painted(element);
        await expect(element).to.be.accessible();
      }).timeout(60_000);
});
