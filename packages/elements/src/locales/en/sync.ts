const changes = (count: number): string => (count === 1 ? '1 change' : `${String(count)} changes`);

/** Where changes are saved, and who is here. */
export const sync = {
  label: 'Save status',
  details: 'Details',
  meaning: {
    server: (_waiting: number): string => 'Saved: on the server',
    device: (_waiting: number): string => 'Saved: on this device',
    queued: (waiting: number): string =>
      waiting > 0
        ? `On this device, waiting for the server: ${String(waiting)}`
        : 'On this device, waiting for the server',
    saving: (_waiting: number): string => 'Saving…',
    opening: (_waiting: number): string => 'Opening…',
    connecting: (_waiting: number): string => 'Connecting…',
    offline: (_waiting: number): string => 'No connection, you can keep working',
    paused: (_waiting: number): string => 'You are working offline',
    memory: (_waiting: number): string => 'In memory only',
    'memory-queued': (waiting: number): string =>
      waiting > 0
        ? `In memory only, waiting for the server: ${String(waiting)}`
        : 'In memory only, waiting for the server',
    'server-only': (_waiting: number): string => 'On the server; cannot be saved on this device',
    failed: (_waiting: number): string => 'Cannot be saved on this device, in memory only',
    denied: (_waiting: number): string => 'The server does not accept this',
    'denied-device': (_waiting: number): string =>
      'The server does not accept this; changes are on this device',
    held: (waiting: number): string => `${changes(waiting)} could not be saved`,
    reader: (_waiting: number): string => 'View only',
    expired: (_waiting: number): string => 'Session ended',
    removed: (_waiting: number): string => 'No longer a member',
    outdated: (_waiting: number): string => 'Page out of date, reload it',
  },
  levels: {
    title: 'Where your changes are',
    memory: 'In memory',
    device: 'On this device',
    server: 'On the server',
  },
  memoryState: 'Everything that you see',
  deviceState: {
    saved: (_waiting: number): string => 'Saved',
    saving: (waiting: number): string => (waiting > 0 ? `Saving: ${changes(waiting)}` : 'Getting ready…'),
    failed: (waiting: number): string =>
      waiting > 0 ? `Not saved: ${changes(waiting)}` : 'Cannot be saved at the moment',
    memory: (_waiting: number): string => 'Not kept: nothing stays on this device when the page closes',
  },
  serverState: {
    saved: (_waiting: number): string => 'Saved',
    idle: (_waiting: number): string => 'Nothing to send',
    pending: (waiting: number): string =>
      waiting > 0 ? `${changes(waiting)} waiting to be sent` : 'Changes are waiting to be sent',
    denied: (waiting: number): string =>
      waiting > 0 ? `Not accepted: ${changes(waiting)}` : 'The connection was refused',
    none: (_waiting: number): string => 'There is no server',
  },
  storage: {
    persistent: 'Kept for good: the browser will not clear it by itself.',
    'best-effort': 'The browser may clear it when it runs out of space.',
    memory: 'Not kept when the page is closed.',
  },
  access: {
    owner: 'You own this workspace.',
    editor: 'You may edit here.',
    reader: 'You may view this workspace, not change it.',
    expired: 'Your session has ended. Sign in again to send your changes.',
    removed: 'You are no longer a member of this workspace.',
    outdated: 'This page is too old to change anything. Reload it.',
  },
  heldHint: 'They wait for your decision.',
  done: 'done',
  notDone: 'not yet',
  lastServerSave: (when: string): string => `Last saved on the server: ${when}`,
  network: {
    none: 'Works without a server',
    offline: 'No connection. Your changes are sent when it is back.',
    connecting: 'Connecting to the server…',
    online: 'Connected to the server',
    denied: 'The server has ended the connection.',
  },
  goOffline: 'Work offline',
  goOfflineHint: 'While this is on, nothing is sent to the server and nothing arrives from others.',
  problems: {
    'storage-open':
      'The browser gives this page no storage (a private window or a damaged profile, perhaps).',
    'storage-closed': 'The browser has closed the database; it is being opened again.',
    'storage-quota': 'This device is full. Free some space, or stay connected to the server.',
    'storage-write': 'Writing to this device fails; it is tried again.',
    'storage-read': 'Some records on this device could not be read; the server completes them.',
    'server-refused': 'The server did not accept a change. It is set aside, not lost.',
    'server-denied': 'You may not enter this workspace. Ask who manages it.',
    'server-unknown': 'The server has no such workspace.',
    'document-large':
      'This workspace is nearly full. Delete what is not needed; above the limit the server takes nothing new.',
    'server-not-durable': 'The server cannot store at the moment. Changes wait to be sent.',
    'token-refused': 'Your session is not valid. Sign in again.',
    'token-unavailable': 'The session could not be fetched; it is tried again.',
    'epoch-changed': 'The workspace was renewed on the server; its new state is being fetched.',
    'too-large': 'The change is larger than the server allows.',
    'client-too-old': 'This page is of an old version. Reload it.',
    'signed-out': 'Another tab has signed out and deleted what this device kept. Reload the page.',
    'protocol-error': 'The server could not be understood. Reload the page.',
  },
  unknownProblem: (code: string): string => `Something unknown is wrong (${code}).`,
  presence: {
    label: 'Who is here now',
    you: 'you',
    opened: (description: string): string => `has open: ${description}`,
    editing: (description: string): string => `is editing: ${description}`,
    dragging: (description: string): string => `is moving: ${description}`,
    tabs: (count: number): string => `in ${String(count)} windows`,
    more: (count: number): string => `+${String(count)}`,
    moreLabel: (count: number): string => (count === 1 ? '1 more person' : `${String(count)} more people`),
    alone: 'Only you are here now',
  },
};
