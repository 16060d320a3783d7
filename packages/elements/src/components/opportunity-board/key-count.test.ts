import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { done, painted, waitUntil } from '../../testing/drive.js';
// Fetched when it is first asked for: here before that, so that a test need not wait for it.
import '../../define/opportunity-form.js';
import { boardFixture } from './testing/board-fixture.js';

/** The element that has the focus, through all shadow roots. */
function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

describe('<opportunity-board>: by keyboard alone', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('BRD76 S1 S85 an opportunity is made with at most twelve key interactions besides the text', async () => {
    const { board, store } = await boardFixture({
      fill: (filled) => done(filled, 'contact-create', { name: 'Işık İnşaat' }),
    });
    await painted(board);
    let presses = 0;
    const press = async (key: string): Promise<void> => {
      presses += 1;
      await sendKeys({ press: key });
    };
    const tabTo = async (selector: string): Promise<void> => {
      for (let tabs = 0; tabs < 15 && focused()?.matches(selector) !== true; tabs += 1) await press('Tab');
    };
    // From the beginning of the page, over its first fields, where letters are text.
    await tabTo('.status-button');
    await press('n');
    await waitUntil(() => focused()?.id === 'customerId');
    await sendKeys({ type: 'isik' });
    await press('Enter');
    await tabTo('#description');
    await sendKeys({ type: 'ERP yenileme' });
    await tabTo('#price');
    await sendKeys({ type: '125.000' });
    presses += 1;
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await painted(board);
    const [made] = [...store.list('opportunities')];
    expect(made?.description).to.equal('ERP yenileme');
    expect(made?.price).to.deep.equal({ minor: 12_500_000, currency: 'TRY' });
    expect(store.get('contacts', made?.customerId ?? '')?.name).to.equal('Işık İnşaat');
    expect(presses).to.be.at.most(12);
  });

  it('BRD76 N is text where text is typed', async () => {
    const { board } = await boardFixture();
    let asked = 0;
    board.addEventListener('firsat-opportunity-new', (event) => {
      asked += 1;
      event.preventDefault();
    });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: '/' });
    await sendKeys({ type: 'n' });
    expect(asked).to.equal(0);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'n' });
    expect(asked).to.equal(1);
  });
});
