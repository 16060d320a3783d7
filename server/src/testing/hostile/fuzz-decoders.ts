import {
  decodeMessage,
  DEFAULT_LIMITS,
  encodeMessage,
  ProtocolError,
  ServerConnection,
  splitFrame,
} from '@firsat/protocol';
import * as Y from 'yjs';
import { profileOf } from '../../inbound/document-profile.js';
import { reachOfScan } from '../../inbound/reach.js';
import { scanUpdate, type UpdateScan } from '../../inbound/scan-update.js';
import { readEntries, stampedState } from '../../rooms/presence-state.js';
import { StoredBytes } from '../../rooms/stored-bytes.js';
import { UpdateFault } from '../../updates/update-fault.js';
import { honestUpdates } from '../honest-updates.js';
import { seeded } from '../seeded.js';
import { presences } from './poison.js';

type Random = (below: number) => number;

/** What a run of {@link fuzzDecoders} saw. */
export interface FuzzResult {
  readonly inputs: number;
  /** Inputs that some reader took for good. */
  readonly accepted: number;
  /** Accepted updates that Yjs' own decoder was asked about. */
  readonly compared: number;
  /** Faults of the readers, with the seed's input as hex: an uncoded error, or more memory than the input allows. */
  readonly faults: readonly string[];
  /** Most bytes in use above the start, in the middle of the run. */
  readonly peakBytes: number;
}

const LIMITS = { structs: 20_000, clients: 10_000, deletions: 400_000 };
/** Numbers at which readers go wrong. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x40, 0x3f, 10, 11, 31, 116, 117, 118, 119, 122, 127];
const HUGE = Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]);

/** One to four changes of real bytes: flips, edges, huge numbers, cuts, repeats, splices with another input. */
export function mutated(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let out: Uint8Array = bytes.slice();
  for (let left = 1 + random(4); left > 0; left--) {
    const at = random(Math.max(1, out.length));
    switch (random(8)) {
      case 0:
      case 1:
        out[at] = random(256);
        break;
      case 2:
        out[at] = EDGES[random(EDGES.length)] ?? 0;
        break;
      case 3:
        out[at] = (out[at] ?? 0) ^ (1 << random(8));
        break;
      case 4:
        out = out.slice(0, at);
        break;
      case 5:
        out = joined(out.subarray(0, at), HUGE.subarray(random(8)), out.subarray(at + 1));
        break;
      case 6: {
        const end = Math.min(out.length, at + random(40));
        out = joined(out.subarray(0, end), out.subarray(at, end), out.subarray(end));
        break;
      }
      default: {
        const cut = random(Math.max(1, other.length));
        out = joined(out.subarray(0, at), other.subarray(cut, cut + 200));
      }
    }
  }
  return out;
}

/**
 * Feeds mutated real bytes to everything that reads a stranger's: frames, updates, presence, state vectors. All
 * must answer with a value or one of the coded errors, and take memory in proportion to the input. What the
 * update reader takes, Yjs reads the same way. Deterministic per seed.
 */
export function fuzzDecoders(options: { readonly seed: number; readonly inputs: number }): FuzzResult {
  const random = seeded(options.seed);
  const updates = [...honestUpdates(random, 150, 'registers'), ...honestUpdates(random, 150, 'text')].filter(
    ({ length }) => length < 2_000,
  );
  const known = new Y.Doc();
  for (const update of updates.slice(0, 40)) Y.applyUpdate(known, update);
  const stored = StoredBytes.of([Y.encodeStateAsUpdate(known)]);
  const pools = {
    frame: framesOf(updates, random),
    update: updates,
    presence: [1, 3, 20].map((count) => presences(count, '{"user":{"id":"a","name":"Ada"},"field":null}')),
    vector: [Y.encodeStateVector(known), Uint8Array.from([0])],
  };
  const faults: string[] = [];
  let accepted = 0;
  let compared = 0;
  // Traces of errors that nobody reads would take most of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const start = inUse();
  let peakBytes = 0;
  const kinds = ['frame', 'update', 'update', 'presence', 'vector'] as const;
  for (let input = 0; input < options.inputs; input++) {
    const kind = kinds[input % kinds.length] ?? 'update';
    const pool = pools[kind];
    const pick = (): Uint8Array => pool[random(pool.length)] ?? new Uint8Array();
    const bytes = mutated(pick(), pick(), random);
    try {
      if (kind === 'frame') readFrame(bytes);
      else if (kind === 'presence') readPresence(bytes);
      else if (kind === 'vector') stored.answer(bytes);
      else {
        stored.holds(bytes);
        const profile = profileOf(input % 2 === 0 ? 'core' : 'text.1');
        const scan = scanUpdate(bytes, profile, LIMITS);
        if (sizeOf(scan) > 2 * bytes.length)
          throw new Error(`${sizeOf(scan)} entries of ${bytes.length} bytes`);
        accepted--;
        if (input % 4 < 2) {
          compared++;
          mustAgree(bytes, scan);
        }
        accepted++;
      }
      accepted++;
    } catch (error) {
      if (error instanceof ProtocolError || error instanceof UpdateFault) continue;
      faults.push(`${kind} ${String(error)} ${Buffer.from(bytes).toString('hex')}`);
    }
    if (input % 2_000 === 0) peakBytes = Math.max(peakBytes, inUse() - start);
  }
  Error.stackTraceLimit = stackTraceLimit;
  known.destroy();
  return { inputs: options.inputs, accepted, compared, faults, peakBytes };
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function framesOf(updates: readonly Uint8Array[], random: Random): Uint8Array[] {
  const frames = updates
    .slice(0, 120)
    .map((update, index) => encodeMessage({ type: index % 2 === 0 ? 'update' : 'sync-step-2', update }));
  const [first = new Uint8Array()] = frames;
  return [
    ...frames,
    encodeMessage({ type: 'sync-step-1', stateVector: Uint8Array.from([1, 7, 3]) }),
    encodeMessage({ type: 'auth', token: 'a.b.c', clientVersion: '1', schema: 1, epoch: 3 }),
    encodeMessage({ type: 'mark', n: 1 + random(1_000) }),
    encodeMessage({ type: 'awareness', update: presences(2) }),
    encodeMessage({ type: 'query-awareness' }),
    encodeMessage({
      type: 'refused',
      code: 'limit',
      from: 1,
      to: 2,
      path: '',
      rule: '',
      retryable: true,
      action: 'drop',
    }),
    ...splitFrame(first, 3, { chunk: Math.max(16, first.length >> 1), sync: 1 << 20 }),
  ];
}

function readFrame(bytes: Uint8Array): void {
  // The connection never throws: it closes.
  const connection = new ServerConnection({ extended: true, limits: DEFAULT_LIMITS });
  connection.received(bytes);
  const plain = new ServerConnection({ extended: false, limits: DEFAULT_LIMITS });
  plain.received(bytes);
  plain.received(bytes);
  decodeMessage(bytes);
}

function readPresence(bytes: Uint8Array): void {
  const speaker = { id: 'u', name: null, role: 'editor' } as const;
  for (const entry of readEntries(bytes, 400)) stampedState(entry, 4_096, speaker);
}

function mustAgree(bytes: Uint8Array, scan: UpdateScan): void {
  const { structs, ds } = Y.decodeUpdate(bytes);
  if (structs.length !== scan.structs) throw new Error(`${scan.structs} structs, Yjs has ${structs.length}`);
  const theirs = new Map<number, number>();
  const raise = (client: number, end: number): void => {
    if (end > (theirs.get(client) ?? 0)) theirs.set(client, end);
  };
  for (const struct of structs)
    if (!(struct instanceof Y.Skip)) raise(struct.id.client, struct.id.clock + struct.length);
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) if (len > 0) raise(client, clock + len);
  const { ends } = reachOfScan(scan);
  if (ends.size !== theirs.size || [...ends].some(([client, end]) => theirs.get(client) !== end))
    throw new Error('other ranges than Yjs');
}

const sizeOf = (scan: UpdateScan): number =>
  scan.ranges.length + scan.deletions.length + scan.needs.size + scan.roots.size;

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
