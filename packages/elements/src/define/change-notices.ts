import { defineElement } from '../base/define-element.js';
import { ChangeNotices } from '../components/change-notices/change-notices.js';

defineElement('change-notices', ChangeNotices);

declare global {
  interface HTMLElementTagNameMap {
    'change-notices': ChangeNotices;
  }
}
