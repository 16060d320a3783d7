import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/drive.js';
import { announce } from './announce.js';

describe('what is said to people who listen', () => {
  const proto = Element.prototype as { ariaNotify?: unknown };
  const native = proto.ariaNotify;
  afterEach(() => {
    if (native !== undefined) proto.ariaNotify = native;
    document.body.replaceChildren();
  });

  const region = (): HTMLElement | null => document.body.querySelector('[data-firsat=announcer]');

  it('GST1 where elements cannot notify, a region of the page says it, as text, in the language of who speaks, and the same twice', async () => {
    delete proto.ariaNotify;
    announce(document.body, '<img src=x onerror=alert(1)>', 'tr', 'polite');
    await waitUntil(() => region()?.textContent === '<img src=x onerror=alert(1)>');
    expect(region()?.childElementCount).to.equal(0);
    expect(region()?.lang).to.equal('tr');
    expect(region()?.getAttribute('role')).to.equal('status');
    announce(document.body, '<img src=x onerror=alert(1)>', 'tr', 'polite');
    await waitUntil(() => region()?.textContent.endsWith('\u00a0'));
    expect(document.body.querySelectorAll('[data-firsat=announcer]').length).to.equal(1);
  });
});
