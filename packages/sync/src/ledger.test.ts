import { expect } from '@open-wc/testing';
import { ChangeLedger, type LedgerSettings, type LocalChange } from './ledger.js';
import { SyncError } from './problem.js';

const bytes = new Uint8Array([0, 0]);

function makeLedger(options: Partial<LedgerSettings> = {}): { ledger: ChangeLedger; settled: LocalChange[] } {
  const settled: LocalChange[] = [];
  const ledger = new ChangeLedger({
    doc: 'core',
    session: 's',
    device: true,
    server: true,
    settled: (change) => settled.push(change),
    changed: () => undefined,
    ...options,
  });
  return { ledger, settled };
}

async function codeOf(promise: Promise<void>): Promise<string> {
  return promise.then(
    () => 'kept',
    (error: unknown) => (error instanceof SyncError ? error.code : 'other'),
  );
}

describe('ledger', () => {
  it('A1 numbers rise by one for each local transaction', () => {
    const { ledger } = makeLedger();
    const numbers = [1, 2, 3].map(() => ledger.add(bytes, undefined, 0).seq);
    expect(numbers).to.deep.equal([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2]);
    expect(ledger.lastSeq).to.equal(numbers[2]);
  });

  it('A7 DURABLE(n) confirms the changes up to n and no other', () => {
    const { ledger } = makeLedger();
    const [first, second, third] = [1, 2, 3].map(() => ledger.add(bytes, undefined, 0));
    ledger.durable(second?.seq ?? 0);
    expect([first?.onServer, second?.onServer, third?.onServer]).to.deep.equal([true, true, false]);
    expect(ledger.unsavedOnServer).to.equal(1);
    expect(ledger.savedOnServer).to.equal(false);
    ledger.durable(third?.seq ?? 0);
    expect(ledger.savedOnServer).to.equal(true);
  });

  it('A7 a row may go when server and replica have its change, in either order', () => {
    for (const order of ['server first', 'replica first']) {
      const { ledger, settled } = makeLedger();
      const change = ledger.add(bytes, undefined, 0);
      ledger.storedInOutbox([change]);
      if (order === 'server first') ledger.durable(change.seq);
      else ledger.storedInReplica([change]);
      expect(settled, order).to.deep.equal([]);
      if (order === 'server first') ledger.storedInReplica([change]);
      else ledger.durable(change.seq);
      expect(settled, order).to.deep.equal([change]);
    }
  });

  it('SY4 without a server a row may go as soon as the replica has its change', () => {
    const { ledger, settled } = makeLedger({ server: false });
    const change = ledger.add(bytes, undefined, 0);
    ledger.storedInOutbox([change]);
    expect(settled).to.deep.equal([]);
    ledger.storedInReplica([change]);
    expect(settled).to.deep.equal([change]);
  });

  it('SY5 nothing is known of the server before it spoke, nor when it spoke of less', () => {
    const { ledger } = makeLedger();
    expect([ledger.savedOnServer, ledger.unsavedOnServer]).to.deep.equal([false, 0]);
    ledger.durable(0);
    expect(ledger.savedOnServer).to.equal(false);
    ledger.durable(ledger.lastSeq);
    expect(ledger.savedOnServer).to.equal(true);
  });

  it('SY6 outbox or replica prove the device; losing the place takes the claim back', () => {
    const { ledger } = makeLedger();
    const change = ledger.add(bytes, undefined, 0);
    expect([ledger.savedOnDevice, ledger.unsavedOnDevice, ledger.atRisk]).to.deep.equal([false, 1, 1]);
    ledger.storedInOutbox([change]);
    expect([ledger.savedOnDevice, ledger.unsavedOnDevice, ledger.atRisk]).to.deep.equal([true, 0, 0]);
    expect(ledger.outboxForgotten()).to.deep.equal([change]);
    expect([ledger.savedOnDevice, ledger.unsavedOnDevice]).to.deep.equal([false, 1]);
    ledger.replicaForgotten();
    ledger.storedInOutbox([change]);
    expect([ledger.savedOnDevice, ledger.unsavedOnDevice]).to.deep.equal([false, 0]);
    ledger.replicaRewritten(change.seq);
    expect(ledger.savedOnDevice).to.equal(true);
  });

  it('SY6 what the server has is not at risk, whatever the disk says', () => {
    const { ledger } = makeLedger();
    const change = ledger.add(bytes, undefined, 0);
    ledger.durable(change.seq);
    expect([ledger.unsavedOnDevice, ledger.atRisk]).to.deep.equal([1, 0]);
  });

  it('SY6 in memory only, every change is unsaved, for good', () => {
    const { ledger } = makeLedger({ device: false, server: false });
    ledger.add(bytes, undefined, 0);
    ledger.add(bytes, undefined, 0);
    expect([ledger.savedOnDevice, ledger.unsavedOnDevice, ledger.atRisk]).to.deep.equal([false, 2, 2]);
  });

  it('SY8 whenDurable waits for the changes made before it, and not for later ones', async () => {
    const { ledger } = makeLedger();
    const first = ledger.add(bytes, undefined, 0);
    const device = ledger.whenDurable('device');
    const server = ledger.whenDurable('server');
    const later = ledger.add(bytes, undefined, 0);
    ledger.storedInOutbox([first]);
    await device;
    ledger.durable(first.seq);
    await server;
    expect([later.inOutbox, later.onServer]).to.deep.equal([false, false]);
  });

  it('SY8 whenDurable says why it never will', async () => {
    expect(await codeOf(makeLedger({ server: false }).ledger.whenDurable('server'))).to.equal('no-server');
    expect(await codeOf(makeLedger({ device: false }).ledger.whenDurable('device'))).to.equal('memory-only');
    const { ledger } = makeLedger();
    ledger.add(bytes, undefined, 0);
    const pending = codeOf(ledger.whenDurable('device'));
    ledger.close();
    expect(await pending).to.equal('closed');
    expect(await codeOf(ledger.whenDurable('device'))).to.equal('closed');
  });
});
