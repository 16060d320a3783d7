import './pipeline-workspace.js';
import '@firsat/elements/define/contact-detail';
