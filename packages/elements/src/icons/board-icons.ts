import { svg } from 'lit';
import { icon } from './icon.js';

/* Those that the first frame of a board shows: a bundler keeps a module whole, and the others are not to be loaded with it. */

export const plus = /* @__PURE__ */ icon(() => svg`<path d="M5 12h14M12 5v14"/>`);
export const search = /* @__PURE__ */ icon(
  () => svg`<circle cx="11" cy="11" r="8"/><path d="m21 21-4.3-4.3"/>`,
);
export const close = /* @__PURE__ */ icon(() => svg`<path d="M18 6 6 18M6 6l12 12"/>`);
export const chevronRight = /* @__PURE__ */ icon(() => svg`<path d="m9 18 6-6-6-6"/>`);
export const chevronLeft = /* @__PURE__ */ icon(() => svg`<path d="m15 18-6-6 6-6"/>`);
export const undo = /* @__PURE__ */ icon(
  () => svg`<path d="M3 7v6h6"/><path d="M21 17a9 9 0 0 0-9-9 9 9 0 0 0-6 2.3L3 13"/>`,
);
export const redo = /* @__PURE__ */ icon(
  () => svg`<path d="M21 7v6h-6"/><path d="M3 17a9 9 0 0 1 9-9 9 9 0 0 1 6 2.3l3 2.7"/>`,
);
export const filter = /* @__PURE__ */ icon(() => svg`<path d="M3 6h18M7 12h10M10 18h4"/>`);
