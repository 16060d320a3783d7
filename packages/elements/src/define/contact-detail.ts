import { defineElement } from '../base/define-element.js';
import { ContactDetail } from '../components/contact-detail/contact-detail.js';

defineElement('contact-detail', ContactDetail);

declare global {
  interface HTMLElementTagNameMap {
    'contact-detail': ContactDetail;
  }
}
