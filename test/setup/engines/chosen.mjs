// What Firefox and WebKitGTK are asked in every run: what depends on the engine. Everything else is the same code with the
// same answers; `node test/setup/run.mjs firefox test` asks all of it.
import { browserTests } from '../files.mjs';

const elements = 'packages/elements/src';

/** The beginnings of paths. */
export const chosen = [
  // Layout, focus, keyboard, pointer, overlays, rules for wide and narrow windows.
  `${elements}/components/opportunity-board/board-moves.test.ts`,
  `${elements}/components/opportunity-board/arabic.test.ts`,
  `${elements}/controllers/pointer-drag-controller.test.ts`,
  `${elements}/controllers/popover-controller.test.ts`,
  `${elements}/primitives/`,
  `${elements}/base/firsat-element.test.ts`,
  // What the engine knows of languages.
  `${elements}/locales/strings.test.ts`,
  // Text that is edited, and its selection.
  'packages/rich-text/src/',
  // Registries of elements, storage, locks and channels between tabs.
  'packages/firsat/src/define-all.test.ts',
  'packages/firsat/src/firsat-workspace.test.ts',
  'packages/sync/src/indexeddb/document-persistence.test.ts',
  'packages/sync/src/outbox/outbox.test.ts',
  'packages/sync/src/tabs/one-writer.test.ts',
];

/** The tests of every run. */
export const chosenTests = () =>
  browserTests().filter((file) => chosen.some((beginning) => file.startsWith(beginning)));
