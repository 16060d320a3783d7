import { defineAll } from 'firsat/define-all';

export const { tag } = defineAll({ prefix: 'acme-' });
document.body.append(document.createElement(tag('opportunity-board')));
