import './pipeline-workspace.js';
import '@firsat/elements/define/sync-status';
