import { fieldStyles } from '../../fields/fields.styles.js';
import { OffersPanel } from '../../offers/offers-panel.js';
import { offersPanelStyles } from '../../offers/offers-panel.styles.js';
import type { DetailPanel, PanelEnv } from './detail-panel.js';

export const panelStyles = [fieldStyles, offersPanelStyles];

/** *Teklifler* (S73). */
export function createPanel(env: PanelEnv): DetailPanel {
  return new OffersPanel(env);
}
