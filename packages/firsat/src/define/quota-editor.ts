import './pipeline-workspace.js';
import '@firsat/elements/define/quota-editor';
