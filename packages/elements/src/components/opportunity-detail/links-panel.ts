import { OpportunityLinks } from '../opportunity-links/opportunity-links.js';
import type { DetailPanel, PanelEnv } from './detail-panel.js';
import { KeptElements } from './kept-elements.js';

/** Who has to do with it (S65). */
export function createPanel(env: PanelEnv): DetailPanel {
  return new KeptElements(env, 'opportunity-links', OpportunityLinks);
}
