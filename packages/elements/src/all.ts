/** For the composition root: every element, and how a set of them is registered. */
export { ALL_ELEMENTS } from './all-elements.js';
export { defineIn, tagIn, type TagScope } from './scope/tag-scope.js';
