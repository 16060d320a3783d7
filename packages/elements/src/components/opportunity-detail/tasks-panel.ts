import { OpportunityTasks } from '../opportunity-tasks/opportunity-tasks.js';
import type { DetailPanel, PanelEnv } from './detail-panel.js';
import { KeptElements } from './kept-elements.js';

/** What is to be done, and by whom (S67). */
export function createPanel(env: PanelEnv): DetailPanel {
  return new KeptElements(env, 'opportunity-tasks', OpportunityTasks);
}
