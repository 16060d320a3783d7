// What Firefox and WebKitGTK are asked in every run: what depends on the engine. Everything else is the same code with the
// same answers; `node test/setup/run.mjs firefox test` asks all of it.
import { browserTests } from '../files.mjs';

const elements = 'packages/elements/src';

/** The beginnings of paths. */
export const chosen = [
  // Layout, focus, keyboard, pointer, overlays, rules for wide and narrow windows.
  `${elements}/components/opportunity-board/opportunity-board.test.ts`,
  `${elements}/components/opportunity-board/board-moves.test.ts`,
  `${elements}/components/opportunity-board/board-filters.test.ts`,
  `${elements}/components/opportunity-board/key-count.test.ts`,
  `${elements}/components/opportunity-board/arabic.test.ts`,
  `${elements}/components/opportunity-detail/opportunity-detail.test.ts`,
  `${elements}/components/opportunity-detail/tab-shell.test.ts`,
  `${elements}/components/opportunity-form/`,
  `${elements}/components/opportunity-list/opportunity-list.test.ts`,
  `${elements}/components/line-grid/`,
  `${elements}/components/pipeline-workspace/pipeline-workspace.test.ts`,
  `${elements}/controllers/`,
  `${elements}/primitives/`,
  `${elements}/fields/editors.test.ts`,
  `${elements}/base/`,
  // What the engine knows of languages.
  `${elements}/locales/`,
  // Text that is edited, and its selection.
  'packages/rich-text/src/',
  // Registries of elements, storage, locks and channels between tabs.
  'packages/firsat/src/',
  'packages/sync/src/indexeddb/',
  'packages/sync/src/outbox/',
  'packages/sync/src/tabs/',
];

/** The tests of every run. */
export const chosenTests = () =>
  browserTests().filter((file) => chosen.some((beginning) => file.startsWith(beginning)));
