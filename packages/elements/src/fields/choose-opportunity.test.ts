import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { aContact, anOpportunity, creating } from '@firsat/model/testing';
import { createTestStore } from '@firsat/store/testing';
import { localizerFor } from '../locales/localizer.js';
import { chooseOpportunity, openOpportunitiesOf } from './choose-opportunity.js';

describe('for which opportunity', () => {
  it('S8, ACT28: each open opportunity of the contact is one press, and so are a new one and explicitly none', () => {
    const { store } = createTestStore({
      patches: [
        ...creating('contacts', aContact()),
        ...creating('contacts', aContact({ id: 'contact2', name: 'Çınar Gıda' })),
        ...creating('opportunities', anOpportunity()),
      ],
    });
    expect(openOpportunitiesOf(store, 'contact2')).to.deep.equal([]);
    const made = store.execute('opportunity-create', { description: 'Servis', customerId: 'contact1' });
    expect(made.ok).to.equal(true);
    const chosen: (string | null)[] = [];
    const root = document.createElement('div');
    const l = localizerFor('tr');
    const ask = { store, l, contactId: 'contact1', choose: (id: string | null) => chosen.push(id) };
    render(chooseOpportunity({ ...ask, add: () => chosen.push('new') }), root);
    const buttons = [...root.querySelectorAll('button')];
    expect(buttons.map((button) => button.textContent.trim()).toSorted()).to.deep.equal(
      ['Servis', 'Yazıcı kiralama', l.t.activities.choose.another, l.t.activities.choose.none].toSorted(),
    );
    root.querySelector<HTMLElement>('[data-opportunity=opp1]')?.click();
    root.querySelector<HTMLElement>('[data-opportunity=new]')?.click();
    buttons.at(-1)?.click();
    expect(chosen).to.deep.equal(['opp1', 'new', null]);
  });
});
