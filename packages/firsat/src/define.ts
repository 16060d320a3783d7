import './define/pipeline-workspace.js';
import '@firsat/elements/define';
