import './pipeline-workspace.js';
import '@firsat/elements/define/product-catalog';
