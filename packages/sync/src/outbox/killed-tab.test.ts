import { expect } from '@open-wc/testing';
import { openKillableTab } from '../testing/killed-tab.js';
import { Stage, until, value } from '../testing/stage.js';

describe('a killed tab', () => {
  it('F20 everything claimed to be on this device is there after the tab was killed in mid-edit', async () => {
    for (const pause of [0, 1, 3, 10, 40]) {
      const stage = new Stage();
      const tab = await openKillableTab(stage.workspace);
      for (let index = 0; index < 30; index += 1) tab.write(`k${index}`);
      await until(() => tab.durable.length >= Math.min(30, pause), 'first claims');
      for (let index = 30; index < 60; index += 1) tab.write(`k${index}`);
      tab.kill();
      const claimed = [...tab.durable];
      const { core, sync } = stage.tab();
      await sync.whenLoaded;
      expect(claimed.filter((key) => value(core, key) !== key)).to.deep.equal([]);
      await stage.end();
    }
  });

  it('F20 what a killed tab had only in the outbox is taken over by the next', async () => {
    const stage = new Stage();
    const tab = await openKillableTab(stage.workspace);
    tab.write('a');
    await until(() => tab.durable.includes('a'), 'claim');
    expect(tab.claims.at(-1)).to.deep.equal({ device: 'saved', unsavedOnDevice: 0 });
    tab.kill();
    const { core, sync } = stage.tab();
    await sync.whenLoaded;
    expect(value(core, 'a')).to.equal('a');
    await stage.end();
  });

  it('SY20 the presence of a killed tab goes with it', async () => {
    const stage = new Stage();
    const { awareness, sync } = stage.tab();
    await sync.whenLoaded;
    const tab = await openKillableTab(stage.workspace);
    const isHere = (): boolean =>
      [...awareness.getStates().values()].some((state) => state['name'] === 'killable');
    await until(isHere, 'presence');
    tab.kill();
    await until(() => !isHere(), 'end of presence');
    await stage.end();
  });
});
