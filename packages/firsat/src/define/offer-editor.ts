import './pipeline-workspace.js';
import '@firsat/elements/define/offer-editor';
