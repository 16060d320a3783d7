import './pipeline-workspace.js';
import '@firsat/elements/define/custom-field-editor';
