import './pipeline-workspace.js';
import '@firsat/elements/define/work-queue';
