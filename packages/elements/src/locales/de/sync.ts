import type { Messages } from '../messages.js';

const changes = (count: number): string => (count === 1 ? '1 Änderung' : `${String(count)} Änderungen`);

export const sync = {
  label: 'Speicherstand',
  details: 'Einzelheiten',
  meaning: {
    server: (_waiting: number) => 'Gespeichert (Server)',
    device: (_waiting: number) => 'Gespeichert (Gerät)',
    queued: (waiting: number) =>
      waiting > 0
        ? `Auf diesem Gerät, wartet auf den Server: ${String(waiting)}`
        : 'Auf diesem Gerät, wartet auf den Server',
    saving: (_waiting: number) => 'Wird gespeichert …',
    opening: (_waiting: number) => 'Wird geöffnet …',
    connecting: (_waiting: number) => 'Wird verbunden …',
    offline: (_waiting: number) => 'Keine Verbindung, Sie können weiterarbeiten',
    paused: (_waiting: number) => 'Sie arbeiten offline',
    memory: (_waiting: number) => 'Nur im Arbeitsspeicher',
    'memory-queued': (waiting: number) =>
      waiting > 0
        ? `Nur im Arbeitsspeicher, wartet auf den Server: ${String(waiting)}`
        : 'Nur im Arbeitsspeicher, wartet auf den Server',
    'server-only': (_waiting: number) => 'Auf dem Server; auf diesem Gerät kann nicht gespeichert werden',
    failed: (_waiting: number) => 'Auf diesem Gerät kann nicht gespeichert werden, nur im Arbeitsspeicher',
    denied: (_waiting: number) => 'Der Server nimmt das nicht an',
    'denied-device': (_waiting: number) => 'Der Server nimmt das nicht an; Änderungen sind auf diesem Gerät',
    held: (waiting: number) =>
      `${changes(waiting)} ${waiting === 1 ? 'konnte' : 'konnten'} nicht gespeichert werden`,
    reader: (_waiting: number) => 'Nur ansehen',
    expired: (_waiting: number) => 'Sitzung abgelaufen',
    removed: (_waiting: number) => 'Nicht mehr Mitglied',
    outdated: (_waiting: number) => 'Seite veraltet, bitte neu laden',
  },
  levels: {
    title: 'Wo Ihre Änderungen sind',
    memory: 'Im Arbeitsspeicher',
    device: 'Auf diesem Gerät',
    server: 'Auf dem Server',
  },
  memoryState: 'Alles, was Sie sehen',
  deviceState: {
    saved: (_waiting: number) => 'Gespeichert',
    saving: (waiting: number) =>
      waiting > 0 ? `Wird gespeichert: ${changes(waiting)}` : 'Wird vorbereitet …',
    failed: (waiting: number) =>
      waiting > 0 ? `Nicht gespeichert: ${changes(waiting)}` : 'Kann zurzeit nicht gespeichert werden',
    memory: (_waiting: number) =>
      'Nicht aufbewahrt: Wenn die Seite geschlossen wird, bleibt nichts auf diesem Gerät',
  },
  serverState: {
    saved: (_waiting: number) => 'Gespeichert',
    idle: (_waiting: number) => 'Nichts zu senden',
    pending: (waiting: number) =>
      waiting > 0
        ? `${changes(waiting)} ${waiting === 1 ? 'wartet' : 'warten'} auf das Senden`
        : 'Änderungen warten auf das Senden',
    denied: (waiting: number) =>
      waiting > 0 ? `Nicht angenommen: ${changes(waiting)}` : 'Die Verbindung wurde abgelehnt',
    none: (_waiting: number) => 'Es gibt keinen Server',
  },
  storage: {
    persistent: 'Dauerhaft aufbewahrt: Der Browser löscht es nicht von selbst.',
    'best-effort': 'Der Browser kann es löschen, wenn der Platz knapp wird.',
    memory: 'Wird nicht aufbewahrt, wenn die Seite geschlossen wird.',
  },
  access: {
    owner: 'Dieser Arbeitsbereich gehört Ihnen.',
    editor: 'Sie dürfen hier bearbeiten.',
    reader: 'Sie dürfen diesen Arbeitsbereich ansehen, aber nicht ändern.',
    expired: 'Ihre Sitzung ist abgelaufen. Melden Sie sich wieder an, um Ihre Änderungen zu senden.',
    removed: 'Sie sind nicht mehr Mitglied dieses Arbeitsbereichs.',
    outdated: 'Diese Seite ist zu alt, um etwas zu ändern. Laden Sie sie neu.',
  },
  heldHint: 'Sie warten auf Ihre Entscheidung.',
  done: 'erledigt',
  notDone: 'noch nicht',
  lastServerSave: (when: string) => `Zuletzt auf dem Server gespeichert: ${when}`,
  network: {
    none: 'Arbeitet ohne Server',
    offline: 'Keine Verbindung. Ihre Änderungen werden gesendet, wenn sie wieder da ist.',
    connecting: 'Verbindung zum Server wird aufgebaut …',
    online: 'Mit dem Server verbunden',
    denied: 'Der Server hat die Verbindung beendet.',
  },
  goOffline: 'Offline arbeiten',
  goOfflineHint: 'Solange das an ist, wird nichts an den Server gesendet und es kommt nichts von anderen an.',
  problems: {
    'storage-open':
      'Der Browser gibt dieser Seite keinen Speicher (vielleicht ein privates Fenster oder ein beschädigtes Profil).',
    'storage-closed': 'Der Browser hat die Datenbank geschlossen; sie wird wieder geöffnet.',
    'storage-quota': 'Dieses Gerät ist voll. Schaffen Sie Platz oder bleiben Sie mit dem Server verbunden.',
    'storage-write': 'Das Schreiben auf dieses Gerät schlägt fehl; es wird erneut versucht.',
    'storage-read': 'Einige Datensätze auf diesem Gerät waren nicht lesbar; der Server ergänzt sie.',
    'server-refused':
      'Der Server hat eine Änderung nicht angenommen. Sie ist beiseitegelegt, nicht verloren.',
    'server-denied': 'Sie dürfen diesen Arbeitsbereich nicht betreten. Fragen Sie, wer ihn verwaltet.',
    'server-unknown': 'Der Server hat keinen solchen Arbeitsbereich.',
    'document-large':
      'Dieser Arbeitsbereich ist fast voll. Löschen Sie, was nicht gebraucht wird; über der Grenze nimmt der Server nichts Neues an.',
    'server-not-durable':
      'Der Server kann zurzeit nicht speichern. Änderungen warten darauf, gesendet zu werden.',
    'token-refused': 'Ihre Sitzung ist nicht gültig. Melden Sie sich wieder an.',
    'token-unavailable': 'Die Sitzung konnte nicht abgerufen werden; es wird erneut versucht.',
    'epoch-changed': 'Der Arbeitsbereich wurde auf dem Server erneuert; sein neuer Stand wird geholt.',
    'too-large': 'Die Änderung ist größer, als der Server erlaubt.',
    'client-too-old': 'Diese Seite ist von einer alten Version. Laden Sie sie neu.',
    'signed-out':
      'Ein anderer Tab hat sich abgemeldet und gelöscht, was dieses Gerät aufbewahrt hat. Laden Sie die Seite neu.',
    'protocol-error': 'Der Server war nicht zu verstehen. Laden Sie die Seite neu.',
  },
  unknownProblem: (code: string) => `Etwas Unbekanntes stimmt nicht (${code}).`,
  presence: {
    label: 'Wer gerade hier ist',
    you: 'Sie',
    opened: (description: string) => `hat geöffnet: ${description}`,
    editing: (description: string) => `bearbeitet: ${description}`,
    dragging: (description: string) => `verschiebt: ${description}`,
    tabs: (count: number) => `in ${String(count)} Fenstern`,
    more: (count: number) => `+${String(count)}`,
    moreLabel: (count: number) => (count === 1 ? '1 weitere Person' : `${String(count)} weitere Personen`),
    alone: 'Nur Sie sind gerade hier',
  },
} satisfies Messages['sync'];
