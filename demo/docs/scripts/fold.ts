/** Text for comparison: the four i of Turkish are one, marks and case do not count. */
export const fold = (text: string): string =>
  text.replace(/[Iİı]/g, 'i').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
