import { defineElement } from '../base/define-element.js';
import { ContactDirectory } from '../components/contact-directory/contact-directory.js';

defineElement('contact-directory', ContactDirectory);

declare global {
  interface HTMLElementTagNameMap {
    'contact-directory': ContactDirectory;
  }
}
