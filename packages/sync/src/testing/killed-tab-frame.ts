import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openSync } from '../open-sync.js';

/** The script of the frame that `openKillableTab` makes. */
const workspace = new URL(import.meta.url).searchParams.get('workspace') ?? '';
const report = window.parent.firsatFrameReport;
const core = new Y.Doc();
const awareness = new Awareness(core);
awareness.setLocalStateField('name', 'killable');
const sync = openSync({ workspace, epoch: 1, user: { id: 'ada', name: 'Ada' }, docs: { core }, awareness });
sync.subscribe(({ device, unsavedOnDevice }) => report?.claims.push({ device, unsavedOnDevice }));
await sync.whenLoaded;
if (report !== undefined) {
  report.write = (key) => {
    core.getMap('m').set(key, key);
    void sync.whenDurable('device').then(() => report.durable.push(key));
  };
  report.ready();
}
