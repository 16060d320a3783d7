import { expect } from '@open-wc/testing';
import type { SyncStatus } from '@firsat/store';
import { ALL_SAVED } from '../../testing/fake-sync.js';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { SPEAK_MS, STEADY_MS, SteadySummary } from './steady-summary.js';
import { promiseOf, summarise, type SyncMeaning } from './sync-summary.js';

const NETWORKS = ['none', 'offline', 'connecting', 'online', 'denied'] as const;
const DEVICES = ['memory', 'saving', 'saved', 'failed'] as const;
const TONES_OF_TROUBLE = ['warning', 'problem'];
const SERVERS = ['none', 'pending', 'saved'] as const;

function status(change: Partial<SyncStatus>): SyncStatus {
  return { ...ALL_SAVED, ...change };
}

/** Every status that the sync package can report. */
function* everyStatus(): Generator<SyncStatus> {
  for (const network of NETWORKS)
    for (const device of DEVICES)
      for (const server of SERVERS) {
        if ((network === 'none') !== (server === 'none')) continue;
        const unsavedOnDevice = device === 'saving' || device === 'failed' ? 2 : 0;
        yield status({
          network,
          device,
          server,
          unsavedOnDevice,
          unsavedOnServer: server === 'pending' ? 3 : 0,
        });
        yield status({ network, device, server, unsavedOnServer: server === 'pending' ? 3 : 0 });
      }
}

describe('the meaning of a sync status', () => {
  it('SYS1 what is said to be on the server has been acknowledged by it', () => {
    const said = [...everyStatus()].filter((s) =>
      ['server', 'server-only'].includes(summarise(s, false).meaning),
    );
    expect(said).to.not.be.empty;
    for (const s of said) {
      expect(s.server, JSON.stringify(s)).to.equal('saved');
      expect(s.network, JSON.stringify(s)).to.equal('online');
    }
  });

  it('SYS1 what is said to be on this device is on its disk', () => {
    const onDevice: SyncMeaning[] = ['device', 'queued', 'denied-device'];
    const said = [...everyStatus()].filter((s) => onDevice.includes(summarise(s, false).meaning));
    expect(said).to.not.be.empty;
    for (const s of said) expect(s.device, JSON.stringify(s)).to.equal('saved');
  });

  it('SYS1 a change that is only in memory is never passed over', () => {
    const quiet: SyncMeaning[] = [
      'server',
      'server-only',
      'device',
      'queued',
      'connecting',
      'offline',
      'paused',
    ];
    for (const s of everyStatus()) {
      const safe = s.device === 'saved' || s.server === 'saved';
      if (!safe) expect(quiet, JSON.stringify(s)).to.not.include(summarise(s, false).meaning);
    }
  });

  const examples: readonly [Partial<SyncStatus>, SyncMeaning][] = [
    [{}, 'server'],
    [{ network: 'none', server: 'none' }, 'device'],
    [{ network: 'none', server: 'none', device: 'memory' }, 'memory'],
    [{ network: 'none', server: 'none', device: 'failed' }, 'failed'],
    [{ network: 'none', server: 'none', device: 'saving', unsavedOnDevice: 1 }, 'saving'],
    [{ network: 'none', server: 'none', device: 'saving' }, 'opening'],
    [{ server: 'pending', unsavedOnServer: 3 }, 'queued'],
    [{ network: 'offline', server: 'pending', unsavedOnServer: 3 }, 'queued'],
    [{ network: 'offline', server: 'pending', device: 'memory', unsavedOnServer: 3 }, 'memory-queued'],
    [{ network: 'offline', server: 'pending', device: 'failed', unsavedOnServer: 3 }, 'failed'],
    [{ server: 'pending', device: 'saving', unsavedOnDevice: 1 }, 'saving'],
    [{ network: 'offline' }, 'offline'],
    [{ network: 'connecting' }, 'connecting'],
    [{ device: 'failed' }, 'server-only'],
    [{ network: 'denied', server: 'pending' }, 'denied-device'],
    [{ network: 'denied', server: 'pending', device: 'memory' }, 'denied'],
  ];
  for (const [change, meaning] of examples)
    it(`SYS1 ${JSON.stringify(change)} is ${meaning}`, () => {
      expect(summarise(status(change), false).meaning).to.equal(meaning);
    });

  it('SYS1 the number is of the level that the word is about', () => {
    expect(
      summarise(status({ server: 'pending', unsavedOnServer: 3, unsavedOnDevice: 0 }), false).waiting,
    ).to.equal(3);
    expect(
      summarise(
        status({ server: 'pending', device: 'saving', unsavedOnServer: 3, unsavedOnDevice: 2 }),
        false,
      ).waiting,
    ).to.equal(2);
  });

  it('SYS1 working offline by choice is told apart from a lost connection', () => {
    expect(summarise(status({ network: 'offline' }), true).meaning).to.equal('paused');
  });

  it('SYS8 why nothing is sent is said before where it is, unless it may be lost', () => {
    for (const access of ['expired', 'removed', 'outdated'] as const)
      for (const s of everyStatus()) {
        const { meaning } = summarise({ ...s, access }, false);
        const plain = summarise(s, false).meaning;
        const mayBeLost = promiseOf(summarise(s, false)) === 0 && !plain.startsWith('denied');
        expect(meaning, JSON.stringify(s)).to.equal(mayBeLost ? plain : access);
        expect(TONES_OF_TROUBLE).to.include(mayBeLost ? 'problem' : summarise({ ...s, access }, false).tone);
      }
  });

  it('SYS8 a reader is told so only where nothing waits', () => {
    expect(summarise(status({ access: 'reader' }), false)).to.deep.include({
      meaning: 'reader',
      tone: 'saved',
    });
    for (const s of everyStatus()) {
      const { meaning } = summarise({ ...s, access: 'reader' }, false);
      if (meaning === 'reader') expect(s.server, JSON.stringify(s)).to.equal('saved');
      else expect(meaning, JSON.stringify(s)).to.equal(summarise(s, false).meaning);
    }
  });

  it('SYS9 with changes that were not accepted nothing is called saved', () => {
    for (const s of everyStatus()) {
      const { meaning, tone } = summarise(s, false, 2);
      expect(['server', 'device', 'server-only', 'queued', 'reader'], JSON.stringify(s)).not.to.include(
        meaning,
      );
      if (meaning === 'held') expect(tone).to.equal('problem');
    }
    expect(summarise(status({}), false, 2)).to.deep.equal({ meaning: 'held', tone: 'problem', waiting: 2 });
    expect(summarise(status({}), false, 0).meaning).to.equal('server');
  });

  it('SYS1 a problem shows although everything is saved', () => {
    expect(summarise(status({ problem: 'storage-read' }), false).tone).to.equal('warning');
    expect(summarise(status({}), false).tone).to.equal('saved');
  });
});

describe('the steady word', () => {
  const saved = summarise(status({}), false);
  const saving = summarise(status({ device: 'saving', server: 'pending', unsavedOnDevice: 1 }), false);
  const queued = summarise(status({ network: 'offline', server: 'pending', unsavedOnServer: 1 }), false);
  const denied = summarise(status({ network: 'denied', server: 'pending', device: 'memory' }), false);

  function arrange() {
    const timer = createFakeTimer();
    const spoken: SyncMeaning[] = [];
    const shown: SyncMeaning[] = [];
    const steady = new SteadySummary({
      timer: () => timer,
      changed: () => {
        if (steady.shown) shown.push(steady.shown.meaning);
      },
      speak: ({ meaning }) => spoken.push(meaning),
    });
    return { timer, spoken, shown, steady };
  }

  it('SYS2 it falls at once', () => {
    const { steady } = arrange();
    steady.update(saved);
    steady.update(saving);
    expect(steady.shown?.meaning).to.equal('saving');
  });

  it('SYS2 it rises when the weaker word has stood long enough, to what is true then', () => {
    const { steady, timer, shown } = arrange();
    steady.update(saved);
    timer.advance(STEADY_MS);
    steady.update(saving);
    timer.advance(30);
    steady.update(queued);
    timer.advance(30);
    steady.update(saved);
    timer.advance(STEADY_MS - 61);
    expect(steady.shown?.meaning).to.equal('saving');
    timer.advance(1);
    expect(shown).to.deep.equal(['server', 'saving', 'server']);
  });

  it('SYS2 a fall while the rise is waiting keeps the weaker word', () => {
    const { steady, timer } = arrange();
    steady.update(saving);
    steady.update(saved);
    steady.update(saving);
    timer.advance(STEADY_MS * 3);
    expect(steady.shown?.meaning).to.equal('saving');
  });

  it('SYS3 saving and being saved again is not spoken', () => {
    const { steady, timer, spoken } = arrange();
    steady.update(saved);
    for (let edit = 0; edit < 5; edit += 1) {
      steady.update(saving);
      timer.advance(STEADY_MS);
      steady.update(saved);
      timer.advance(SPEAK_MS * 2);
    }
    expect(spoken).to.deep.equal([]);
  });

  it('SYS3 a meaning that lasts is spoken once, whatever its number does', () => {
    const { steady, timer, spoken } = arrange();
    steady.update(saved);
    steady.update(queued);
    timer.advance(SPEAK_MS - 1);
    expect(spoken).to.deep.equal([]);
    timer.advance(1);
    steady.update({ ...queued, waiting: 7 });
    timer.advance(SPEAK_MS * 2);
    expect(spoken).to.deep.equal(['queued']);
    steady.update(saved);
    timer.advance(SPEAK_MS + STEADY_MS);
    expect(spoken).to.deep.equal(['queued', 'server']);
  });

  it('SYS3 a problem that stands there at first is spoken, a good state is not', () => {
    const bad = arrange();
    bad.steady.update(denied);
    bad.timer.advance(SPEAK_MS);
    expect(bad.spoken).to.deep.equal(['denied']);
    const good = arrange();
    good.steady.update(saved);
    good.timer.advance(SPEAK_MS * 2);
    expect(good.spoken).to.deep.equal([]);
  });
});
