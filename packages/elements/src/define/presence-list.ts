import { defineElement } from '../base/define-element.js';
import { PresenceList } from '../components/presence-list/presence-list.js';

defineElement('presence-list', PresenceList);

declare global {
  interface HTMLElementTagNameMap {
    'presence-list': PresenceList;
  }
}
