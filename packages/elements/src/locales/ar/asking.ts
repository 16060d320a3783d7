import type { Messages } from '../messages.js';

export const asking = {
  waiting: 'في انتظار ردّ الصفحة…',
} satisfies Messages['asking'];
