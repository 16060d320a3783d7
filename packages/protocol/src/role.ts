/** What a session may do. owner: everything; editor: write content; reader: read and be present. */
export type Role = 'owner' | 'editor' | 'reader';

/** An unknown role of a newer server is taken as the least right, never as a greater one (HS7). */
export function parseRole(text: string): Role {
  return text === 'owner' || text === 'editor' ? text : 'reader';
}
