import './pipeline-workspace.js';
import '@firsat/elements/define/data-export';
