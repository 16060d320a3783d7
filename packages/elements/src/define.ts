import './define/context-root.js';
