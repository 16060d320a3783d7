/** Words of the editor of the fields that a workspace has added. */
export const customFields = {
  label: 'Fields of the workspace',
  none: 'What your team wants to know of every sale can be a field of its own.',
  nameOf: (label: string): string => `Name of ${label}`,
  namePlaceholder: 'Region, machine, tender number…',
  kindStays: 'The kind stays as it is chosen; the name can be changed at any time.',
  uses: (count: number): string => (count === 0 ? 'not used' : `in ${String(count)}`),
  archive: (label: string): string => `Archive ${label}`,
  restore: (label: string): string => `Bring back ${label}`,
  archived: (label: string): string => `${label} archived; its values are kept.`,
  archivedTitle: (count: number): string => `Archived fields (${String(count)})`,
  isArchived: 'archived',
  optionsOf: (label: string): string => `Options of ${label}`,
  newOption: 'New option, Enter adds it',
  newOptionOf: (label: string): string => `New option of ${label}`,
  up: (label: string): string => `Move ${label} up`,
  down: (label: string): string => `Move ${label} down`,
};
