import './pipeline-workspace.js';
import '@firsat/elements/define/pipeline-settings';
