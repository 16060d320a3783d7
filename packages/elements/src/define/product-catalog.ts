import { defineElement } from '../base/define-element.js';
import { ProductCatalog } from '../components/product-catalog/product-catalog.js';

defineElement('product-catalog', ProductCatalog);

declare global {
  interface HTMLElementTagNameMap {
    'product-catalog': ProductCatalog;
  }
}
