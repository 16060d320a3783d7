/** What a widget says that shows the sample because its page has no workspace yet. */
export const firstMinute = {
  sample: 'Sample data, kept nowhere.',
  next: (tag: string) => `Next: put it into ${tag} to keep a pipeline of your own on this device.`,
};
