import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { createTestStore } from '@firsat/store/testing';
import { localizerFor } from '../locales/localizer.js';
import { chooseOpportunity, impliedOpportunity } from './choose-opportunity.js';

describe('for which opportunity', () => {
  it('S8, ACT28: on a contact with several open opportunities somebody is asked; with one it is that, with none explicitly none', () => {
    const { store } = createTestStore({
      patches: [
        ...creating('contacts', aContact()),
        ...creating('contacts', aContact({ id: 'contact2', name: 'Çınar Gıda' })),
        ...creating('opportunities', anOpportunity()),
      ],
    });
    expect(impliedOpportunity(store, 'contact2')).to.equal(null);
    expect(impliedOpportunity(store, 'contact1')).to.equal('opp1');
    const made = store.execute('opportunity-create', { description: 'Servis', customerId: 'contact1' });
    expect(made.ok).to.equal(true);
    expect(impliedOpportunity(store, 'contact1')).to.equal(undefined);
    const chosen: (string | null)[] = [];
    const root = document.createElement('div');
    const l = localizerFor('tr');
    render(chooseOpportunity({ store, l, contactId: 'contact1', choose: (id) => chosen.push(id) }), root);
    const buttons = [...root.querySelectorAll('button')];
    expect(buttons.map((button) => button.textContent.trim()).toSorted()).to.deep.equal(
      ['Servis', 'Yazıcı kiralama', l.t.activities.choose.none].toSorted(),
    );
    root.querySelector<HTMLElement>('[data-opportunity=opp1]')?.click();
    buttons.at(-1)?.click();
    expect(chosen).to.deep.equal(['opp1', null]);
  });
});
