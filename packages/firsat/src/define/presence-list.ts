import './pipeline-workspace.js';
import '@firsat/elements/define/presence-list';
