import { defineAll } from 'firsat/define-all';

export const acme = defineAll({ prefix: 'acme-' });
document.body.append(document.createElement(acme.tag('sync-status')));
