import './define/context-root.js';
import './define/presence-list.js';
import './define/sync-status.js';
