import type { ReactiveControllerHost } from 'lit';
import '../../base/ask-page.js';
import { PaperController } from '../../controllers/paper-controller.js';
import { lateStyles } from './late.styles.js';
import { boardPaperStyles } from './paper.styles.js';

/** One chunk: what is fetched as soon as the first cards are on the screen (decision 0008). */
export { BoardMenu } from './board-menu.js';
export { BoardMenus } from './board-menus.js';
export { BoardQuestions } from './board-questions.js';
export { CardMoves } from './card-moves.js';
export { CardMotion } from './card-motion.js';
export { ConflictDialog } from './conflict-dialog.js';
export { OwnPanels } from './own-panels.js';
export { PointerMoves } from './pointer-moves.js';
export { previewTotals } from './totals-preview.js';
export { boardTip } from './board-tip.js';

export const lateStyleSheets: readonly CSSStyleSheet[] = lateStyles.styleSheet ? [lateStyles.styleSheet] : [];

/** What a board needs to be printed. */
export const onPaper = (host: ReactiveControllerHost & HTMLElement): PaperController =>
  new PaperController(host, '.scroller', boardPaperStyles);
