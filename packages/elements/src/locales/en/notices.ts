const changes = (count: number): string => (count === 1 ? '1 change' : `${String(count)} changes`);

/** What became of changes that could not be shared, and why nothing can be changed at the moment. */
export const notices = {
  label: 'About your changes',
  held: {
    title: (count: number): string =>
      count === 1
        ? '1 of your changes could not be saved'
        : `${String(count)} of your changes could not be saved`,
    kept: 'Not lost: kept on this device.',
    keptOnPage: 'Only on this page: export before you close it.',
    canRetry: (count: number, of: number): string =>
      count < of
        ? `${String(count)} of them can be saved now.`
        : of === 1
          ? 'It can be saved now.'
          : 'They can be saved now.',
    manyReasons: 'For different reasons, told one by one in the list.',
    review: 'Review',
    export: 'Export',
    retry: 'Try again',
  },
  /** Why a change is held: one sentence in the banner, a few words beside a change. */
  why: {
    'read-only': 'You may only view this workspace at the moment.',
    wasReadOnly: 'You might only view this workspace then.',
    removed: 'You are no longer a member of this workspace.',
    wasRemoved: 'You were not a member of this workspace then.',
    epoch: 'The workspace was restored meanwhile.',
    refused: 'The server did not accept this.',
    conflict: 'The records have changed meanwhile.',
  },
  reason: {
    'read-only': 'view only',
    removed: 'no longer a member',
    epoch: 'workspace restored meanwhile',
    refused: 'not accepted by the server',
    conflict: 'record changed meanwhile',
  },
  review: {
    title: 'Changes that could not be saved',
    intro:
      'Nobody else sees these changes. Save them again, export them, or discard the ones that you no longer need.',
    all: 'All',
    selected: (count: number): string => (count === 1 ? '1 selected' : `${String(count)} selected`),
    canRetry: 'can be saved',
    cannotRetry: 'cannot be saved now',
    noRetry: 'None of these can be saved at the moment.',
    more: (count: number): string => `Show ${String(count)} more`,
    rule: (rule: string): string => `Rule: ${rule}`,
    retry: (count: number): string => `Save again (${String(count)})`,
    discard: (count: number): string => `Discard (${String(count)})`,
    discardTitle: (count: number): string =>
      count === 1 ? 'Discard this change for good?' : `Discard these ${String(count)} changes for good?`,
    discardText: 'This cannot be undone. Export them first if you are not sure.',
    discardNow: 'Discard',
    keep: 'Keep',
  },
  result: {
    working: 'Saving…',
    saved: (count: number): string => `${changes(count)} saved`,
    someHeld: (applied: number, held: number): string =>
      `${changes(applied)} saved, ${String(held)} still could not be saved`,
    noneSaved: (held: number): string =>
      held === 1
        ? 'The change still could not be saved'
        : `None of the ${String(held)} changes could be saved`,
    failed: 'This did not work. Your changes are still kept.',
    exported: (file: string): string => `Exported: ${file}`,
    discarded: (count: number): string => `${changes(count)} discarded`,
  },
  expired: {
    title: 'Your session has ended',
    onDevice: (count: number): string =>
      count > 0
        ? `You can keep working. ${changes(count)} on this device will be sent when you sign in again.`
        : 'You can keep working. What you change is kept on this device and sent when you sign in again.',
    onPage: (count: number): string =>
      count > 0
        ? `${changes(count)} ${count === 1 ? 'is' : 'are'} only on this page. Sign in again before you close it.`
        : 'What you change now is only on this page until you sign in again.',
    action: 'Sign in again',
  },
  removed: {
    title: 'You are no longer a member of this workspace',
    text: 'Nothing new arrives here, and nothing can be changed. Ask whoever manages it if this is a mistake.',
    action: 'Check again',
  },
  outdated: {
    title: 'This page is out of date',
    onDevice: (count: number): string =>
      count > 0
        ? `Reload it to go on. ${changes(count)} on this device will be sent after that.`
        : 'Reload it to change anything.',
    onPage: (count: number): string =>
      count > 0
        ? `Reload it to change anything. ${changes(count)} ${count === 1 ? 'is' : 'are'} only on this page and would be lost.`
        : 'Reload it to change anything.',
    action: 'Reload',
  },
  evicted: {
    title: (count: number): string =>
      count === 1
        ? 'The browser has deleted 1 unsent change'
        : `The browser has deleted ${String(count)} unsent changes`,
    text: 'It cleared the data of this page before the server had them. They cannot be brought back; please check your latest work.',
    action: 'Understood',
  },
  memory: {
    title: 'Nothing is kept on this device',
    connected: 'Your changes go to the server. When the page is closed, no trace stays here.',
    alone: 'What you do here is gone when the page is closed.',
    waiting: (count: number): string =>
      `${changes(count)} ${count === 1 ? 'is' : 'are'} only on this page. Do not close it before the server has ${count === 1 ? 'it' : 'them'}.`,
    action: 'Understood',
  },
  /** What a change was, in a few words; the record's name stands above. */
  commands: {
    'workspace-create': 'Start of the pipeline',
    'opportunity-create': 'New opportunity',
    'opportunity-edit': 'Opportunity edited',
    'opportunity-move': 'Moved to another stage',
    'opportunity-change-schema': 'Moved to another schema',
    'opportunity-set-status': 'Status changed',
    'opportunity-reference-set': 'Host reference added',
    'opportunity-reference-remove': 'Host reference removed',
    'opportunity-delete': 'Opportunity deleted',
    'opportunity-restore': 'Opportunity restored',
    'bin-restore': 'Restored from the bin',
    'contact-create': 'New customer',
    'contact-edit': 'Customer edited',
    'contact-delete': 'Customer deleted',
    'contact-channel-set': 'Channel of a contact changed',
    'contact-channel-remove': 'Channel of a contact removed',
    'contact-restore': 'Customer restored',
    'contact-merge': 'Contacts merged',
    'contact-distinguish': 'Contacts told apart',
    'contact-erase': 'Personal data erased',
    'contact-upsert': 'Contact from the connected system',
    'schema-create': 'New stage schema',
    'schema-edit': 'Stage schema renamed',
    'schema-archive': 'Stage schema archived',
    'schema-restore': 'Stage schema restored',
    'schema-set-default': 'Made the default schema',
    'stage-create': 'New stage',
    'stage-edit': 'Stage edited',
    'stage-move': 'Stages reordered',
    'note-create': 'New note',
    'note-edit': 'Note pinned',
    'note-summarize': 'Summary of a note',
    'note-delete': 'Note deleted',
    'note-restore': 'Note restored',
    'text-edit': 'Text typed',
    'stage-archive': 'Stage archived',
    'stage-restore': 'Stage restored',
    'member-create': 'New representative',
    'member-edit': 'Representative edited',
    'member-upsert': 'Representative from the connected system',
    'product-create': 'New product',
    'product-upsert': 'Product from the connected system',
    'quota-create': 'New quota',
    'quota-create-series': 'New quotas',
    'quota-edit': 'Quota edited',
    'quota-delete': 'Quota deleted',
    'quota-restore': 'Quota restored',
    'opportunity-split': 'Credit shared out',
    'workspace-edit': 'Settings of the workspace',
    'queue-settings-edit': 'Settings of the work queue',
    'rates-set': 'Exchange rates entered',
    'rates-remove': 'Exchange rates removed',
  },
  unknownCommand: 'Another change',
  bytesOnly: 'A change whose content cannot be shown',
  untitled: 'Unnamed',
  fields: {
    type: 'Type',
    relation: 'Relation',
    parentId: 'Belongs to',
    email: 'E-mail',
    phone: 'Phone',
    taxNumber: 'Tax number',
    sector: 'Sector',
    location: 'Location',
    color: 'Colour',
    phase: 'Part',
    guidance: 'Guidance',
    role: 'Role',
    team: 'Team',
    manager: 'Manager',
    target: 'Target',
    endDate: 'End date',
    series: 'Series',
  },
  fileName: (workspace: string, date: string): string => `unsaved-changes-${workspace}-${date}.json`,
};
