/** While the page decides whether something may be done. */
export const asking = {
  waiting: 'Waiting for the answer of the page…',
};
