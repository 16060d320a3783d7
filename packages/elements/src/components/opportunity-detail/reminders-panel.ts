import { OpportunityReminders } from '../opportunity-reminders/opportunity-reminders.js';
import type { DetailPanel, PanelEnv } from './detail-panel.js';
import { KeptElements } from './kept-elements.js';

/** When to come back to it (S76). */
export function createPanel(env: PanelEnv): DetailPanel {
  return new KeptElements(env, 'opportunity-reminders', OpportunityReminders);
}
