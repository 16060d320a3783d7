import { expect } from '@open-wc/testing';

describe('importing classes', () => {
  it('ELM1 registers no tag', async () => {
    const defined: string[] = [];
    const define = customElements.define.bind(customElements);
    customElements.define = (tag, ...rest) => {
      defined.push(tag);
      define(tag, ...rest);
    };
    const kit = await import('../index.js');
    customElements.define = define;
    expect(defined).to.deep.equal([]);
    expect(kit.FirsatElement).to.be.a('function');
  });
});
