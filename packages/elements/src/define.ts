import './define/change-notices.js';
import './define/opportunity-board.js';
import './define/data-import.js';
import './define/presence-list.js';
import './define/stage-schema-editor.js';
import './define/sync-status.js';
import './define/opportunity-detail.js';
import './define/opportunity-form.js';
