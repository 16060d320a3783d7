import { LineGrid } from '../line-grid/line-grid.js';
import type { DetailPanel, PanelEnv } from './detail-panel.js';
import { KeptElements } from './kept-elements.js';

/** What is sold (S68). */
export function createPanel(env: PanelEnv): DetailPanel {
  return new KeptElements(env, 'line-grid', LineGrid);
}
