import './pipeline-workspace.js';
import '@firsat/elements/define/opportunity-filters';
