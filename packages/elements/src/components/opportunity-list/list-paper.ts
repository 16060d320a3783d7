import type { ReactiveControllerHost } from 'lit';
import { PaperController } from '../../controllers/paper-controller.js';
import { listPaperStyles } from './paper.styles.js';

/** What a list needs to be printed; fetched after its first frame. */
export const onPaper = (host: ReactiveControllerHost & HTMLElement): PaperController =>
  new PaperController(host, '.grid', listPaperStyles);
