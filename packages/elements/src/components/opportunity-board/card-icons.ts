import type { CardMark } from './card-facts.js';

/** One path each (Lucide's shapes, ISC): a board shows a hundred of them, so every element counts. */
export const markPaths: Readonly<Record<CardMark, string>> = {
  overdue: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M12 7v6M12 16.5h.01',
  today: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M12 6v6l4 2',
  planned: 'M8 2v4M16 2v4M3 10h18M5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z',
  unplanned:
    'M4.2 4.2A2 2 0 0 0 3 6v14a2 2 0 0 0 2 2h14a2 2 0 0 0 1.8-1.2M21 15.5V6a2 2 0 0 0-2-2H9.5M16 2v4M3 10h7M21 10h-5.5M2 2l20 20',
  won: 'M6 9H4.5a2.5 2.5 0 0 1 0-5H6M18 9h1.5a2.5 2.5 0 0 0 0-5H18M6 3v6a6 6 0 0 0 12 0V3ZM12 15v6M8 21h8',
  lost: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M15 9l-6 6M9 9l6 6',
  abandoned: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M8 12h8',
  suspended: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20M10 15V9M14 15V9',
};
