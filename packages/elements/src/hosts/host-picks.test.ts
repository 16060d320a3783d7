import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import '../define/line-grid.js';
import '../define/opportunity-form.js';
import '../define/opportunity-tasks.js';
import '../define/product-catalog.js';
import type { FirsatElement } from '../base/firsat-element.js';
import type { HostSources } from '../contexts/workspace-context.js';
import { localizerFor } from '../locales/localizer.js';
import { done, has, inside, painted, textOf, typeInto, waitUntil } from '../testing/drive.js';
import { workspaceFixture } from '../testing/fixture.js';

const PATCHES = [
  ...creating('contacts', aContact({ name: 'İzmir Nakliyat' })),
  ...creating('opportunities', anOpportunity()),
];
const HOST: HostSources = {
  contactSource: ({ text }) =>
    Promise.resolve(
      [
        { key: '17', name: 'İzmir Makina', company: null, email: 'info@izmir.com' },
        { key: '18', name: 'Bolu Gıda' },
      ].filter(({ name }) => name.toLocaleLowerCase('tr').includes(text.toLocaleLowerCase('tr'))),
    ),
  productSource: () =>
    Promise.resolve([{ key: 'T-1', name: 'Toner', code: 'T1', price: { minor: 12_500, currency: 'TRY' } }]),
  userSource: () => Promise.resolve([{ key: 'can', name: 'Can Demir', team: 'Ege' }]),
};

async function scene<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  sources: Partial<HostSources> = HOST,
  lang = 'tr',
) {
  const { workspace, element, store } = await workspaceFixture(() => document.createElement(tag), {
    store: { patches: PATCHES },
    lang,
  });
  Object.assign(workspace, sources);
  workspace.handle?.setUi({ openId: 'opp1', draft: tag === 'opportunity-form' ? {} : null });
  const widget = element as unknown as FirsatElement;
  await painted(widget);
  const option = (label: string): HTMLElement | undefined =>
    [...widget.renderRoot.querySelectorAll<HTMLElement>('.combo-option')].find(
      (one) => one.querySelector('.text')?.textContent === label,
    );
  return {
    workspace,
    element: widget,
    store,
    option,
    type: async (selector: string, text: string) => {
      await waitUntil(() => has(widget, selector));
      typeInto(inside(widget, selector), text);
      await painted(widget);
    },
    shown: (label: string) => waitUntil(() => option(label) !== undefined, label),
    press: async (label: string) => {
      await waitUntil(() => option(label) !== undefined, label);
      option(label)?.click();
      await painted(widget);
    },
  };
}

const labels = (element: FirsatElement): readonly string[] =>
  [...element.renderRoot.querySelectorAll('.combo-option .text')].map((one) => one.textContent);

describe('what the host supplies', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('HST4 HST5 S34 the host’s customers stand below the workspace’s own; who is chosen gets a record, and is the customer', async () => {
    const { element, store, type, shown, press } = await scene('opportunity-form');
    await type('#customerId', 'izmir');
    await shown('İzmir Makina');
    expect(labels(element).slice(0, 2)).to.deep.equal(['İzmir Nakliyat', 'İzmir Makina']);
    expect(textOf(element, '.combo-heading')).to.equal('Bağlı sistemde');
    await press('İzmir Makina');
    const made = [...store.list('contacts')].find(({ sourceId }) => sourceId === '17');
    expect(made?.email).to.equal('info@izmir.com');
    await type('#description', 'Depo');
    inside(element, 'button[type="submit"]').click();
    await painted(element);
    const opportunity = [...store.list('opportunities')].find(({ description }) => description === 'Depo');
    expect(opportunity?.customerId).to.equal(made?.id);
  });

  it('HST4 what is here already stands once, and choosing it brings it up to date', async () => {
    let isAnswered = false;
    const { element, store, type, shown, press } = await scene('opportunity-form', {
      contactSource: async (query) => {
        const items = (await HOST.contactSource?.(query)) ?? [];
        isAnswered = query.text !== '';
        return items;
      },
    });
    done(store, 'contact-upsert', { key: '17', name: 'İzmir Makina', email: 'eski@izmir.com' });
    await type('#customerId', 'izmir mak');
    await waitUntil(() => isAnswered && !has(element, '.combo-note[role="status"]'));
    await shown('İzmir Makina');
    expect(labels(element).filter((label) => label === 'İzmir Makina').length).to.equal(1);
    await press('İzmir Makina');
    const same = [...store.list('contacts')].filter(({ sourceId }) => sourceId === '17');
    expect(same.map(({ email }) => email)).to.deep.equal(['info@izmir.com']);
  });

  it('HST3 a host that fails is told in the list, what is here can be chosen, and asking again goes well', async () => {
    let fails = true;
    const { element, type, shown, press } = await scene('opportunity-form', {
      contactSource: (query) =>
        fails ? Promise.reject(new Error('503')) : (HOST.contactSource?.(query) ?? Promise.resolve([])),
    });
    await type('#customerId', 'izmir');
    await waitUntil(() => has(element, '.combo-note.problem'));
    expect(textOf(element, '.combo-note.problem')).to.contain(localizerFor('tr').t.sources.failed);
    expect(labels(element)).to.include('İzmir Nakliyat');
    await expect(element).to.be.accessible();
    fails = false;
    inside(element, '.combo-note .link').click();
    await shown('İzmir Makina');
    await press('İzmir Nakliyat');
    expect(inside<HTMLInputElement>(element, '#customerId').value).to.equal('İzmir Nakliyat');
  });

  it('HST5 a page that vetoes the record is heard; the list says why, and what was typed stays', async () => {
    const { workspace, element, store, type, press } = await scene('opportunity-form');
    workspace.addEventListener('firsat-contact-upsert-request', (event) => {
      event.preventDefault();
    });
    await type('#customerId', 'izmir');
    await press('İzmir Makina');
    await waitUntil(() => has(element, '.combo-note.problem'));
    expect(inside<HTMLInputElement>(element, '#customerId').value).to.equal('izmir');
    expect([...store.list('contacts')].length).to.equal(1);
  });

  it('HST6 what comes late does not slip under the key: Enter adds what was offered first', async () => {
    let answer: (() => void) | undefined;
    const { element, store, type, shown } = await scene('opportunity-form', {
      contactSource: ({ text }) =>
        text === 'Bolu'
          ? new Promise((resolve) => {
              answer = () => {
                resolve([{ key: '18', name: 'Bolu Gıda' }]);
              };
            })
          : Promise.resolve([]),
    });
    await type('#customerId', 'Bolu');
    await waitUntil(() => answer !== undefined);
    expect(inside(element, '.combo-option.active').classList.contains('add')).to.equal(true);
    answer?.();
    await shown('Bolu Gıda');
    await sendKeys({ press: 'Enter' });
    await painted(element);
    expect([...store.list('contacts')].map(({ name }) => name)).to.include('Bolu');
  });

  it('HST4 S69 a product of the host becomes a line, with its price', async () => {
    const { store, type, press } = await scene('line-grid');
    await type('#add-line', 'ton');
    await press('Toner');
    await waitUntil(() => [...store.list('lines')].length === 1);
    const [line] = [...store.list('lines')];
    expect([line?.name, line?.unitPrice?.amount]).to.deep.equal(['Toner', 12_500]);
  });

  it('HST7 S67 a task is given to somebody of the host; a name that leads to nobody stays, with the reason', async () => {
    const { element, store, type, press } = await scene('opportunity-tasks');
    await type('#new-task', 'Ara');
    await waitUntil(() => inside(element, '#new-assignee').getAttribute('role') === 'combobox');
    await type('#new-assignee', 'kimse');
    inside<HTMLInputElement>(element, '#new-assignee').blur();
    await painted(element);
    expect(inside<HTMLInputElement>(element, '#new-assignee').value).to.equal('kimse');
    expect(textOf(element, '#new-assignee-unknown')).to.equal(
      localizerFor('tr').problem({ code: 'unknown-member' }),
    );
    await type('#new-assignee', 'can');
    await press('Can Demir');
    expect(store.get('members', 'can')?.team).to.equal('Ege');
    inside<HTMLFormElement>(element, 'form').requestSubmit();
    await painted(element);
    expect([...store.list('tasks')].map(({ assigneeId }) => assigneeId)).to.deep.equal(['can']);
  });

  it('HST1 without a source there is the plain list, and nobody is asked', async () => {
    const { element } = await scene('opportunity-tasks', {});
    typeInto(inside(element, '#new-task'), 'Ara');
    await painted(element);
    expect(inside(element, '#new-assignee').localName).to.equal('select');
  });

  it('HST8 S69 the catalogue shows what the host’s has, brings it in and up to date', async () => {
    const { element, store } = await scene('product-catalog');
    await waitUntil(() => has(element, '.from-host [data-key="T-1"]'));
    await expect(element).to.be.accessible();
    inside(element, '.from-host .take').click();
    await waitUntil(() => [...store.list('products')].length === 1);
    const [product] = [...store.list('products')];
    expect([product?.name, product?.code, product?.sourceId]).to.deep.equal(['Toner', 'T1', 'T-1']);
    await waitUntil(
      () => textOf(element, '.from-host .uses') === localizerFor('tr').t.lines.catalogue.isHere,
    );
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`HST9 no axe violations: ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        const { element, type, shown } = await scene('opportunity-form', HOST, lang);
        await type('#customerId', 'izmir');
        await shown('İzmir Makina');
        await expect(element).to.be.accessible();
      });
});
