import './pipeline-workspace.js';
import '@firsat/elements/define/stage-schema-editor';
