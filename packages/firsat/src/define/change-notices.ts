import './pipeline-workspace.js';
import '@firsat/elements/define/change-notices';
