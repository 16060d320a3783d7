/** Records of the host that an opportunity belongs to: orders, carts, invoices. */
export const references = {
  title: 'References',
  none: 'Nothing is linked. Link an order or a cart of your system.',
  system: 'What',
  systemPlaceholder: 'Order',
  ref: 'Number',
  refPlaceholder: '2026-00123',
  label: 'Name',
  url: 'Link',
  urlPlaceholder: 'https://… or /orders/…',
  add: 'Link',
  remove: (name: string): string => `Remove the link to ${name}`,
  removed: (name: string): string => `${name} is no longer linked`,
};
