import { OpportunityActivities } from '../opportunity-activities/opportunity-activities.js';
import type { DetailPanel, PanelEnv } from './detail-panel.js';
import { KeptElements } from './kept-elements.js';

/** What was talked about, and with whom (S72). */
export function createPanel(env: PanelEnv): DetailPanel {
  return new KeptElements(env, 'opportunity-activities', OpportunityActivities);
}
