import './pipeline-workspace.js';
import '@firsat/elements/define/record-bin';
