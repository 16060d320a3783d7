import { emulateMedia } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import type { PipelineStore, PresenceState } from '@firsat/store';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { localizerFor } from '../../locales/localizer.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { defineElement } from '../../base/define-element.js';
import { initialsOf, readableOn } from './people.js';
import { PresenceList } from './presence-list.js';

const OPEN: Omit<PresenceState, 'user'> = { opportunityId: null, field: null, dragging: null };

/** A widget whose peers are what `peers` says, by client id. */
async function arrange(lang = 'tr') {
  const core = new Y.Doc();
  const awareness = new Awareness(core);
  const fixture = await workspaceFixture(() => document.createElement('presence-list'), {
    lang,
    store: { core, awareness, user: { id: 'ayse', name: 'Ayşe Yılmaz' } },
  });
  const peers = (states: Readonly<Record<number, Partial<PresenceState> | null>>): Promise<void> => {
    for (const [client, state] of Object.entries(states)) {
      if (state) awareness.states.set(Number(client), { ...OPEN, ...state });
      else awareness.states.delete(Number(client));
    }
    awareness.emit('change', [{ added: Object.keys(states).map(Number), updated: [], removed: [] }, 'test']);
    return painted(fixture.element);
  };
  return { ...fixture, peers, awareness };
}

async function painted(element: PresenceList): Promise<void> {
  await nextFrame();
  await element.updateComplete;
}

const marks = (element: PresenceList): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.people .avatar') ?? []),
];
const labels = (element: PresenceList): (string | null)[] =>
  marks(element).map((mark) => mark.getAttribute('aria-label'));
const person = (id: string, name: string) => ({ user: { id, name, color: '#0f766e' } });

function opportunity(store: PipelineStore, description: string): string {
  const customer = store.execute('contact-create', { name: 'Acme' });
  const made = store.execute('opportunity-create', {
    description,
    customerId: customer.ok ? customer.value.id : null,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value.id;
}

describe('<presence-list>', () => {
  before(() => {
    defineElement('presence-list', PresenceList);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('PRS1 two windows of one person are one mark', async () => {
    const { element, peers } = await arrange();
    const { presence } = localizerFor('tr').t.sync;
    await peers({
      7: person('mehmet', 'Mehmet Kaya'),
      8: person('mehmet', 'Mehmet Kaya'),
      9: person('ayse', 'Ayşe Yılmaz'),
    });
    expect(labels(element)).to.deep.equal([
      `Ayşe Yılmaz (${presence.you}), ${presence.tabs(2)}`,
      `Mehmet Kaya, ${presence.tabs(2)}`,
    ]);
  });

  it('PRS1 this person is first, the others stand by name as a Turkish reader sorts', async () => {
    const { element, peers } = await arrange();
    await peers({
      1: person('z', 'Zeynep Ak'),
      2: person('i', 'Işık Er'),
      3: person('c', 'Çınar Su'),
      4: person('g', 'Gül Can'),
    });
    expect(labels(element).map((label) => label?.split(' ')[0])).to.deep.equal([
      'Ayşe',
      'Çınar',
      'Gül',
      'Işık',
      'Zeynep',
    ]);
  });

  it('PRS2 letters are readable on any colour', () => {
    const channel = (share: number): number =>
      share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    const luminance = (hex: string): number => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
        channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (let step = 0; step < 4096; step += 1) {
      const color = `#${[8, 4, 0].map((shift) => ((step >> shift) & 15).toString(16).repeat(2)).join('')}`;
      const [low = 0, high = 0] = [luminance(color), luminance(readableOn(color))].sort((a, b) => a - b);
      expect((high + 0.05) / (low + 0.05), color).to.be.at.least(4.5);
    }
  });

  it('PRS2 initials follow the language', () => {
    expect(initialsOf('ibrahim ışık', 'tr-TR')).to.equal('İI');
    expect(initialsOf('ada lovelace king', 'en-US')).to.equal('AK');
    expect(initialsOf('  cher ', 'en-US')).to.equal('C');
  });

  it('PRS2 the name shows on hover and on focus, and Escape hides it without telling the page', async () => {
    const { element, peers } = await arrange();
    await peers({ 7: person('mehmet', 'Mehmet Kaya') });
    const tip = element.shadowRoot?.querySelector<HTMLElement>('[role=tooltip]');
    const mark = marks(element)[1];
    mark?.dispatchEvent(new PointerEvent('pointerenter'));
    await element.updateComplete;
    expect(tip?.matches(':popover-open')).to.equal(true);
    expect(tip?.textContent).to.contain('Mehmet Kaya');
    mark?.dispatchEvent(new PointerEvent('pointerleave'));
    await element.updateComplete;
    expect(tip?.matches(':popover-open')).to.equal(false);
    mark?.focus();
    await element.updateComplete;
    expect(tip?.matches(':popover-open')).to.equal(true);
    let heard = 0;
    const hear = (): void => void (heard += 1);
    document.addEventListener('keydown', hear);
    mark?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    document.removeEventListener('keydown', hear);
    await element.updateComplete;
    expect(tip?.matches(':popover-open')).to.equal(false);
    expect(heard).to.equal(0);
  });

  it('PRS3 more people than fit become a number that opens the whole list', async () => {
    const { element, peers } = await arrange();
    await peers(
      Object.fromEntries(
        Array.from({ length: 8 }, (_, n) => [n + 1, person(`p${String(n)}`, `Kişi ${String(n)}`)]),
      ),
    );
    const { presence } = localizerFor('tr').t.sync;
    expect(marks(element)).to.have.length(5);
    const rest = marks(element)[4];
    expect(rest?.querySelector('span')?.dataset['initials']).to.equal(presence.more(5));
    expect(rest?.getAttribute('aria-label')).to.equal(presence.moreLabel(5));
    rest?.click();
    await nextFrame();
    await element.updateComplete;
    await nextFrame();
    expect(element.shadowRoot?.querySelectorAll('#everybody li')).to.have.length(9);
  });

  it('PRS4 a click on a person opens what they have open, unless the page shows it itself', async () => {
    const { element, peers, store, workspace } = await arrange();
    const id = opportunity(store, 'Yeni bina');
    await peers({ 7: { ...person('mehmet', 'Mehmet Kaya'), opportunityId: id, field: 'price' } });
    expect(labels(element)[1]).to.equal(
      `Mehmet Kaya, ${localizerFor('tr').t.sync.presence.editing('Yeni bina')}`,
    );
    const veto = (event: Event): void => {
      event.preventDefault();
    };
    document.addEventListener('firsat-opportunity-open', veto);
    marks(element)[1]?.click();
    document.removeEventListener('firsat-opportunity-open', veto);
    expect(workspace.handle?.ui.openId).to.equal(null);
    marks(element)[1]?.click();
    expect(workspace.handle?.ui.openId).to.equal(id);
  });

  it('PRS5 who leaves is gone, and a renamed opportunity is called by its new name', async () => {
    const { element, peers, store } = await arrange();
    const id = opportunity(store, 'Eski ad');
    const { presence } = localizerFor('tr').t.sync;
    await peers({ 7: { ...person('mehmet', 'Mehmet Kaya'), opportunityId: id }, 8: person('x', 'Xavier Y') });
    expect(labels(element)[1]).to.equal(`Mehmet Kaya, ${presence.opened('Eski ad')}`);
    store.execute('opportunity-edit', { id, changes: { description: 'Yeni ad' } });
    await painted(element);
    expect(labels(element)[1]).to.equal(`Mehmet Kaya, ${presence.opened('Yeni ad')}`);
    await peers({ 8: null });
    expect(labels(element)).to.have.length(2);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`PRS6 no axe violations in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, peers } = await arrange(lang);
        await peers(
          Object.fromEntries(
            Array.from({ length: 8 }, (_, n) => [n + 1, person(`p${String(n)}`, `Kişi ${String(n)}`)]),
          ),
        );
        marks(element)[4]?.click();
        await nextFrame();
        await element.updateComplete;
        await expect(element).to.be.accessible();
      });
});
