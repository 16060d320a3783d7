import { TestNetwork, type TestPeer as Device } from '@firsat/store/testing';
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';

/** One device on the network: its documents and who it says to be. */
export interface MemoryDevice extends Device {
  readonly awareness: Awareness;
  isOnline: boolean;
}

/** Joins devices in memory: what one writes or shows reaches the others in the next microtask, and what was missed when one comes back. */
export class MemoryNetwork {
  // No faults, so no chance is needed.
  readonly #updates = new TestNetwork(() => 0);
  readonly #devices: MemoryDevice[] = [];
  readonly #delivered: () => void;
  #isPumping = false;

  constructor(delivered: () => void) {
    this.#delivered = delivered;
  }

  join(name: string): MemoryDevice {
    const core = new Y.Doc();
    const device: MemoryDevice = {
      name,
      docs: { core, work: new Y.Doc() },
      awareness: new Awareness(core),
      isOnline: false,
    };
    this.#updates.join(device);
    for (const doc of [device.docs.core, device.docs.work]) doc.on('update', this.#pump);
    device.awareness.on('update', (_: unknown, origin: unknown) => {
      if (origin !== this) this.#show(device);
    });
    this.#devices.push(device);
    this.setOnline(device, true);
    return device;
  }

  leave(device: MemoryDevice): void {
    this.setOnline(device, false);
    this.#updates.leave(device);
    this.#devices.splice(this.#devices.indexOf(device), 1);
    device.awareness.destroy();
  }

  setOnline(device: MemoryDevice, isOnline: boolean): void {
    if (device.isOnline === isOnline) return;
    device.isOnline = isOnline;
    for (const other of this.#devices) {
      if (other === device || !other.isOnline) continue;
      this.#updates.connect(device, other, isOnline);
      if (!isOnline) this.#forget(device, other);
    }
    if (!isOnline) return;
    // Said anew: what was forgotten is taken again only when it is newer.
    for (const { awareness, isOnline: isHere } of this.#devices)
      if (isHere) awareness.setLocalState(awareness.getLocalState());
    this.#pump();
  }

  /** Until nothing is under way. */
  deliver(): void {
    while (this.#updates.deliver(1_000) > 0);
    this.#delivered();
  }

  readonly #pump = (): void => {
    if (this.#isPumping) return;
    this.#isPumping = true;
    queueMicrotask(() => {
      this.#isPumping = false;
      this.deliver();
    });
  };

  #show(device: MemoryDevice): void {
    const { awareness } = device;
    if (!device.isOnline || !awareness.getLocalState()) return;
    const state = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    for (const other of this.#devices)
      if (other !== device && other.isOnline) applyAwarenessUpdate(other.awareness, state, this);
  }

  /** Who has left the network is seen by nobody, and sees nobody. */
  #forget(a: MemoryDevice, b: MemoryDevice): void {
    removeAwarenessStates(a.awareness, [b.awareness.clientID], this);
    removeAwarenessStates(b.awareness, [a.awareness.clientID], this);
  }
}
