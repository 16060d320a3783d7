/** Words of the pickers that ask the host. */
export const sources = {
  label: 'In the connected system',
  searching: 'Searching the connected system…',
  failed: 'The connected system does not answer. What is here can still be chosen.',
  late: 'The connected system did not answer in time. What is here can still be chosen.',
  unreadable: 'The answer of the connected system could not be read. What is here can still be chosen.',
  unread: (count: number) => `${String(count)} of its results could not be read.`,
  retry: 'Try again',
  people: 'People',
  peoplePlaceholder: 'Type a name to search',
  nobody: 'Nobody is called that',
  more: (count: number) => `${String(count)} more – type on`,
  open: 'Open the list',
};
