import type { LinkRole } from '@firsat/model';

/** Words of the people and companies that have to do with a sale. */
export const links = {
  label: 'Links',
  /** Roles that have words; others are shown as they were typed (S65). */
  roles: {
    'decision-maker': 'Decision maker',
    influencer: 'Influencer',
    user: 'User',
    purchasing: 'Purchasing',
    finance: 'Finance',
    technical: 'Technical',
    reference: 'Reference',
    partner: 'Partner',
    competitor: 'Competitor',
  } satisfies Record<LinkRole, string>,
  customer: 'Customer',
  role: (name: string): string => `Role of ${name}`,
  rolePlaceholder: 'Role',
  add: 'Link a person or company',
  addPlaceholder: 'Name of a person or company',
  newContact: (name: string): string => `Add “${name}” as a new contact`,
  noMatches: 'Nothing found',
  more: (count: number): string => `${String(count)} more: type on`,
  openList: 'Open the list',
  nothing: 'Nobody is linked yet. Who decides, who uses it, who recommends us?',
  preferred: 'preferred',
  call: (name: string): string => `Call ${name}`,
  text: (name: string): string => `Send ${name} an SMS`,
  mail: (name: string): string => `Write ${name} an e-mail`,
  log: (name: string): string => `Log a call with ${name}`,
  edit: (name: string): string => `Edit ${name}`,
  remove: (name: string): string => `Unlink ${name}`,
  said: {
    added: (name: string): string => `${name} linked`,
    removed: (name: string): string => `${name} unlinked`,
  },
  fields: { name: 'Name', phone: 'Phone', email: 'E-mail' },
};
