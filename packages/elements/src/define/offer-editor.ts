import { defineElement } from '../base/define-element.js';
import { OfferEditor } from '../components/offer-editor/offer-editor.js';

defineElement('offer-editor', OfferEditor);

declare global {
  interface HTMLElementTagNameMap {
    'offer-editor': OfferEditor;
  }
}
