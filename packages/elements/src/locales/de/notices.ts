import type { Messages } from '../messages.js';

const changes = (count: number): string => (count === 1 ? '1 Änderung' : `${String(count)} Änderungen`);

export const notices = {
  label: 'Zu Ihren Änderungen',
  held: {
    title: (count: number) =>
      count === 1
        ? '1 Ihrer Änderungen konnte nicht gespeichert werden'
        : `${String(count)} Ihrer Änderungen konnten nicht gespeichert werden`,
    kept: 'Nicht verloren: Auf diesem Gerät aufbewahrt.',
    keptOnPage: 'Nur auf dieser Seite: Exportieren Sie, bevor Sie sie schließen.',
    canRetry: (count: number, of: number) =>
      count < of
        ? `${String(count)} davon ${count === 1 ? 'kann' : 'können'} jetzt gespeichert werden.`
        : of === 1
          ? 'Sie kann jetzt gespeichert werden.'
          : 'Sie können jetzt gespeichert werden.',
    manyReasons: 'Aus verschiedenen Gründen, in der Liste einzeln genannt.',
    review: 'Ansehen',
    export: 'Exportieren',
    retry: 'Erneut versuchen',
  },
  why: {
    'read-only': 'Sie dürfen diesen Arbeitsbereich zurzeit nur ansehen.',
    wasReadOnly: 'Sie durften diesen Arbeitsbereich damals nur ansehen.',
    removed: 'Sie sind nicht mehr Mitglied dieses Arbeitsbereichs.',
    wasRemoved: 'Sie waren damals nicht Mitglied dieses Arbeitsbereichs.',
    epoch: 'Der Arbeitsbereich wurde inzwischen wiederhergestellt.',
    refused: 'Der Server hat das nicht angenommen.',
    conflict: 'Die Datensätze haben sich inzwischen geändert.',
  },
  reason: {
    'read-only': 'nur ansehen',
    removed: 'nicht mehr Mitglied',
    epoch: 'Arbeitsbereich inzwischen wiederhergestellt',
    refused: 'vom Server nicht angenommen',
    conflict: 'Datensatz inzwischen geändert',
  },
  review: {
    title: 'Änderungen, die nicht gespeichert werden konnten',
    intro:
      'Niemand sonst sieht diese Änderungen. Speichern Sie sie erneut, exportieren Sie sie oder verwerfen Sie, was Sie nicht mehr brauchen.',
    all: 'Alle',
    selected: (count: number) => (count === 1 ? '1 ausgewählt' : `${String(count)} ausgewählt`),
    canRetry: 'kann gespeichert werden',
    cannotRetry: 'kann jetzt nicht gespeichert werden',
    noRetry: 'Keine davon kann zurzeit gespeichert werden.',
    more: (count: number) => `${String(count)} weitere zeigen`,
    rule: (rule: string) => `Regel: ${rule}`,
    retry: (count: number) => `Erneut speichern (${String(count)})`,
    discard: (count: number) => `Verwerfen (${String(count)})`,
    discardTitle: (count: number) =>
      count === 1
        ? 'Diese Änderung endgültig verwerfen?'
        : `Diese ${String(count)} Änderungen endgültig verwerfen?`,
    discardText:
      'Das lässt sich nicht rückgängig machen. Exportieren Sie sie vorher, wenn Sie nicht sicher sind.',
    discardNow: 'Verwerfen',
    keep: 'Behalten',
  },
  result: {
    working: 'Wird gespeichert …',
    saved: (count: number) => `${changes(count)} gespeichert`,
    someHeld: (applied: number, held: number) =>
      `${changes(applied)} gespeichert, ${String(held)} weiterhin nicht`,
    noneSaved: (held: number) =>
      held === 1
        ? 'Die Änderung konnte weiterhin nicht gespeichert werden'
        : `Keine der ${String(held)} Änderungen konnte gespeichert werden`,
    failed: 'Das hat nicht geklappt. Ihre Änderungen sind weiterhin aufbewahrt.',
    exported: (file: string) => `Exportiert: ${file}`,
    discarded: (count: number) => `${changes(count)} verworfen`,
  },
  expired: {
    title: 'Ihre Sitzung ist abgelaufen',
    onDevice: (count: number) =>
      count > 0
        ? `Sie können weiterarbeiten. ${changes(count)} auf diesem Gerät ${count === 1 ? 'wird' : 'werden'} gesendet, wenn Sie sich wieder anmelden.`
        : 'Sie können weiterarbeiten. Was Sie ändern, bleibt auf diesem Gerät und wird gesendet, wenn Sie sich wieder anmelden.',
    onPage: (count: number) =>
      count > 0
        ? `${changes(count)} ${count === 1 ? 'ist' : 'sind'} nur auf dieser Seite. Melden Sie sich wieder an, bevor Sie sie schließen.`
        : 'Was Sie jetzt ändern, ist nur auf dieser Seite, bis Sie sich wieder anmelden.',
    action: 'Wieder anmelden',
  },
  removed: {
    title: 'Sie sind nicht mehr Mitglied dieses Arbeitsbereichs',
    text: 'Hier kommt nichts Neues an und es kann nichts geändert werden. Ist das ein Irrtum, fragen Sie, wer ihn verwaltet.',
    action: 'Erneut prüfen',
  },
  outdated: {
    title: 'Diese Seite ist veraltet',
    onDevice: (count: number) =>
      count > 0
        ? `Laden Sie sie neu, um weiterzumachen. ${changes(count)} auf diesem Gerät ${count === 1 ? 'wird' : 'werden'} danach gesendet.`
        : 'Laden Sie sie neu, um etwas zu ändern.',
    onPage: (count: number) =>
      count > 0
        ? `Laden Sie sie neu, um etwas zu ändern. ${changes(count)} ${count === 1 ? 'ist' : 'sind'} nur auf dieser Seite und ${count === 1 ? 'ginge' : 'gingen'} verloren.`
        : 'Laden Sie sie neu, um etwas zu ändern.',
    action: 'Neu laden',
  },
  evicted: {
    title: (count: number) =>
      count === 1
        ? 'Der Browser hat 1 ungesendete Änderung gelöscht'
        : `Der Browser hat ${String(count)} ungesendete Änderungen gelöscht`,
    text: 'Er hat die Daten dieser Seite geleert, bevor der Server sie hatte. Sie lassen sich nicht zurückholen; bitte prüfen Sie, was Sie zuletzt gemacht haben.',
    action: 'Verstanden',
  },
  memory: {
    title: 'Auf diesem Gerät wird nichts aufbewahrt',
    connected: 'Ihre Änderungen gehen an den Server. Wird die Seite geschlossen, bleibt hier keine Spur.',
    alone: 'Was Sie hier tun, ist weg, wenn die Seite geschlossen wird.',
    waiting: (count: number) =>
      `${changes(count)} ${count === 1 ? 'ist' : 'sind'} nur auf dieser Seite. Schließen Sie sie nicht, bevor der Server ${count === 1 ? 'die Änderung' : 'alle'} hat.`,
    action: 'Verstanden',
  },
  commands: {
    'workspace-create': 'Beginn der Pipeline',
    'opportunity-create': 'Neue Verkaufschance',
    'opportunity-edit': 'Verkaufschance bearbeitet',
    'opportunity-move': 'In eine andere Phase verschoben',
    'opportunity-change-schema': 'In ein anderes Schema verschoben',
    'opportunity-set-status': 'Status geändert',
    'opportunity-reference-set': 'Verweis auf das verbundene System hinzugefügt',
    'opportunity-reference-remove': 'Verweis auf das verbundene System entfernt',
    'opportunity-delete': 'Verkaufschance gelöscht',
    'opportunity-restore': 'Verkaufschance wiederhergestellt',
    'bin-restore': 'Aus dem Papierkorb wiederhergestellt',
    'contact-create': 'Neuer Kunde',
    'contact-edit': 'Kunde bearbeitet',
    'contact-delete': 'Kunde gelöscht',
    'contact-channel-set': 'Kontaktweg geändert',
    'contact-channel-remove': 'Kontaktweg entfernt',
    'contact-restore': 'Kunde wiederhergestellt',
    'contact-merge': 'Kontakte zusammengeführt',
    'contact-distinguish': 'Kontakte auseinandergehalten',
    'contact-erase': 'Personenbezogene Daten gelöscht',
    'contact-upsert': 'Kontakt aus dem verbundenen System',
    'schema-create': 'Neues Phasenschema',
    'schema-edit': 'Phasenschema umbenannt',
    'schema-archive': 'Phasenschema archiviert',
    'schema-restore': 'Phasenschema wiederhergestellt',
    'schema-set-default': 'Zum Standardschema gemacht',
    'stage-create': 'Neue Phase',
    'stage-edit': 'Phase bearbeitet',
    'stage-move': 'Phasen umgeordnet',
    'note-create': 'Neue Notiz',
    'note-edit': 'Notiz angeheftet',
    'note-summarize': 'Zusammenfassung einer Notiz',
    'note-delete': 'Notiz gelöscht',
    'note-restore': 'Notiz wiederhergestellt',
    'text-edit': 'Text geschrieben',
    'stage-archive': 'Phase archiviert',
    'stage-restore': 'Phase wiederhergestellt',
    'member-create': 'Neuer Betreuer',
    'member-edit': 'Betreuer bearbeitet',
    'member-upsert': 'Betreuer aus dem verbundenen System',
    'product-create': 'Neues Produkt',
    'product-upsert': 'Produkt aus dem verbundenen System',
    'quota-create': 'Neue Zielvorgabe',
    'quota-create-series': 'Neue Zielvorgaben',
    'quota-edit': 'Zielvorgabe bearbeitet',
    'quota-delete': 'Zielvorgabe gelöscht',
    'quota-restore': 'Zielvorgabe wiederhergestellt',
    'opportunity-split': 'Anrechnung aufgeteilt',
    'workspace-edit': 'Einstellungen des Arbeitsbereichs',
    'queue-settings-edit': 'Einstellungen der Arbeitsliste',
    'rates-set': 'Wechselkurse eingetragen',
    'rates-remove': 'Wechselkurse entfernt',
  },
  unknownCommand: 'Andere Änderung',
  bytesOnly: 'Eine Änderung, deren Inhalt nicht gezeigt werden kann',
  untitled: 'Ohne Namen',
  fields: {
    type: 'Art',
    relation: 'Beziehung',
    parentId: 'Gehört zu',
    email: 'E-Mail',
    phone: 'Telefon',
    taxNumber: 'Steuernummer',
    sector: 'Branche',
    location: 'Ort',
    color: 'Farbe',
    phase: 'Teil',
    guidance: 'Anleitung',
    role: 'Rolle',
    team: 'Team',
    manager: 'Führungskraft',
    target: 'Zielwert',
    endDate: 'Ende',
    series: 'Serie',
  },
  fileName: (workspace: string, date: string) => `nicht-gespeichert-${workspace}-${date}.json`,
} satisfies Messages['notices'];
