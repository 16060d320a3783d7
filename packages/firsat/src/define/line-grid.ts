import './pipeline-workspace.js';
import '@firsat/elements/define/line-grid';
