import './pipeline-workspace.js';
import '@firsat/elements/define/opportunity-links';
