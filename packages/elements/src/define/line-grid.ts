import { defineElement } from '../base/define-element.js';
import { LineGrid } from '../components/line-grid/line-grid.js';

defineElement('line-grid', LineGrid);

declare global {
  interface HTMLElementTagNameMap {
    'line-grid': LineGrid;
  }
}
