import { svg } from 'lit';
import { icon } from './icon.js';

/*
 * Icons drawn from Lucide's path data (ISC licence), inlined: no font, no request, nothing for a content security policy to refuse.
 * They are decoration: what they mean stands beside them as text or as a label of the control. Each is an export of its own, marked pure, so
 * that a page carries those that its widgets show: `import * as icons from '…/icons.js'`.
 */

export { plus, search, close, chevronRight, chevronLeft, undo, redo, filter } from './board-icons.js';
export const check = /* @__PURE__ */ icon(() => svg`<path d="M20 6 9 17l-5-5"/>`);
export const more = /* @__PURE__ */ icon(
  () => svg`<circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/><circle cx="5" cy="12" r="1"/>`,
);
export const chevronDown = /* @__PURE__ */ icon(() => svg`<path d="m6 9 6 6 6-6"/>`);
export const arrowRight = /* @__PURE__ */ icon(() => svg`<path d="M5 12h14M12 5l7 7-7 7"/>`);
export const arrowUp = /* @__PURE__ */ icon(() => svg`<path d="M12 19V5M5 12l7-7 7 7"/>`);
export const arrowDown = /* @__PURE__ */ icon(() => svg`<path d="M12 5v14M19 12l-7 7-7-7"/>`);
export const note = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M15 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V9Z"/><path d="M15 3v6h6M8 13h8M8 17h5"/>`,
);
export const alert = /* @__PURE__ */ icon(
  () => svg`<circle cx="12" cy="12" r="10"/><path d="M12 8v4M12 16h.01"/>`,
);
export const clock = /* @__PURE__ */ icon(() => svg`<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>`);
export const calendar = /* @__PURE__ */ icon(
  () => svg`<path d="M8 2v4M16 2v4M3 10h18"/><rect width="18" height="18" x="3" y="4" rx="2"/>`,
);
export const grip = /* @__PURE__ */ icon(
  () =>
    svg`<circle cx="9" cy="12" r="1"/><circle cx="9" cy="5" r="1"/><circle cx="9" cy="19" r="1"/><circle cx="15" cy="12" r="1"/><circle cx="15" cy="5" r="1"/><circle cx="15" cy="19" r="1"/>`,
);
export const archive = /* @__PURE__ */ icon(
  () =>
    svg`<rect width="20" height="5" x="2" y="3" rx="1"/><path d="M4 8v11a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8M10 12h4"/>`,
);
export const trash = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M3 6h18M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>`,
);
export const edit = /* @__PURE__ */ icon(
  () => svg`<path d="M12 20h9M16.5 3.5a2.12 2.12 0 0 1 3 3L7 19l-4 1 1-4Z"/>`,
);
export const user = /* @__PURE__ */ icon(
  () => svg`<path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2"/><circle cx="12" cy="7" r="4"/>`,
);
export const building = /* @__PURE__ */ icon(
  () => svg`<path d="M6 22V4a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v18ZM10 6h4M10 10h4M10 14h4M10 18h4"/>`,
);
export const cloud = /* @__PURE__ */ icon(
  () => svg`<path d="M17.5 19H9a7 7 0 1 1 6.7-9h1.8a4.5 4.5 0 1 1 0 9Z"/>`,
);
export const cloudOff = /* @__PURE__ */ icon(
  () =>
    svg`<path d="m2 2 20 20M5.8 5.8A7 7 0 0 0 9 19h8.5a4.5 4.5 0 0 0 1.3-.2M21.5 16.5A4.5 4.5 0 0 0 17.5 10h-1.8a7 7 0 0 0-5.5-4.9"/>`,
);
export const cloudCheck = /* @__PURE__ */ icon(
  () => svg`<path d="m17 15-5.5 5.5L9 18"/><path d="M5 17.7A7 7 0 1 1 15.7 9h1.8a4.5 4.5 0 0 1 3.5 7.3"/>`,
);
export const cloudUp = /* @__PURE__ */ icon(
  () => svg`<path d="M12 13v8M8 17l4-4 4 4"/><path d="M4 14.9A7 7 0 1 1 15.7 8h1.8a4.5 4.5 0 0 1 2.5 8.2"/>`,
);
export const minus = /* @__PURE__ */ icon(() => svg`<path d="M5 12h14"/>`);
export const device = /* @__PURE__ */ icon(
  () => svg`<rect width="18" height="12" x="3" y="4" rx="2"/><path d="M2 20h20"/>`,
);
export const trophy = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M6 9H4.5a2.5 2.5 0 0 1 0-5H6M18 9h1.5a2.5 2.5 0 0 0 0-5H18M4 22h16M10 14.7V17c0 .6-.5 1-1 1.2C7.9 18.8 7 20.2 7 22M14 14.7V17c0 .6.5 1 1 1.2 1.2.6 2 2 2 3.8M18 2H6v7a6 6 0 0 0 12 0V2Z"/>`,
);
export const ban = /* @__PURE__ */ icon(
  () => svg`<circle cx="12" cy="12" r="10"/><path d="m4.9 4.9 14.2 14.2"/>`,
);
export const pause = /* @__PURE__ */ icon(
  () =>
    svg`<rect width="4" height="16" x="6" y="4" rx="1"/><rect width="4" height="16" x="14" y="4" rx="1"/>`,
);
export const upload = /* @__PURE__ */ icon(
  () => svg`<path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M17 8l-5-5-5 5M12 3v12"/>`,
);
export const download = /* @__PURE__ */ icon(
  () => svg`<path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5M12 15V3"/>`,
);
export const eye = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M2.1 12.3a1 1 0 0 1 0-.7 10.8 10.8 0 0 1 19.8 0 1 1 0 0 1 0 .7 10.8 10.8 0 0 1-19.8 0"/><circle cx="12" cy="12" r="3"/>`,
);
export const history = /* @__PURE__ */ icon(
  () => svg`<path d="M3 12a9 9 0 1 0 9-9 9.8 9.8 0 0 0-6.7 2.7L3 8"/><path d="M3 3v5h5M12 7v5l4 2"/>`,
);
export const bell = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M10.3 21a2 2 0 0 0 3.4 0"/><path d="M3.3 15.3A1 1 0 0 0 4 17h16a1 1 0 0 0 .7-1.7C19.4 14 18 12.5 18 8A6 6 0 0 0 6 8c0 4.5-1.4 6-2.7 7.3"/>`,
);
export const settings = /* @__PURE__ */ icon(
  () => svg`<path d="M20 7h-9M14 17H5"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/>`,
);
export const circle = /* @__PURE__ */ icon(() => svg`<circle cx="12" cy="12" r="10"/>`);
export const circleCheck = /* @__PURE__ */ icon(
  () => svg`<circle cx="12" cy="12" r="10"/><path d="m8.5 12 2.5 2.5 5-5"/>`,
);
export const star = /* @__PURE__ */ icon(
  () => svg`<path d="m12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2L12 17.3l-5.6 2.9 1.1-6.2L3 9.6l6.2-.9Z"/>`,
);
export const hourglass = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M5 22h14M5 2h14M17 22v-4.2a2 2 0 0 0-.6-1.4L12 12l-4.4 4.4a2 2 0 0 0-.6 1.4V22M7 2v4.2a2 2 0 0 0 .6 1.4L12 12l4.4-4.4a2 2 0 0 0 .6-1.4V2"/>`,
);
export const pin = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M12 17v5M9 10.8a2 2 0 0 1-1.1 1.8l-1.8.9A2 2 0 0 0 5 15.2v.8a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-.8a2 2 0 0 0-1.1-1.7l-1.8-.9a2 2 0 0 1-1.1-1.8V7a1 1 0 0 1 1-1 2 2 0 0 0 0-4H8a2 2 0 0 0 0 4 1 1 0 0 1 1 1z"/>`,
);
export const bold = /* @__PURE__ */ icon(
  () => svg`<path d="M6 12h9a4 4 0 0 1 0 8H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h7a4 4 0 0 1 0 8"/>`,
);
export const italic = /* @__PURE__ */ icon(() => svg`<path d="M19 4h-9M14 20H5M15 4 9 20"/>`);
export const underline = /* @__PURE__ */ icon(() => svg`<path d="M6 4v6a6 6 0 0 0 12 0V4M4 20h16"/>`);
export const strike = /* @__PURE__ */ icon(
  () => svg`<path d="M16 4H9a3 3 0 0 0-2.8 4M14 12a4 4 0 0 1 0 8H6M4 12h16"/>`,
);
export const heading = /* @__PURE__ */ icon(() => svg`<path d="M6 12h12M6 20V4M18 20V4"/>`);
export const subheading = /* @__PURE__ */ icon(
  () => svg`<path d="M4 12h8M4 18V6M12 18V6M21 18h-4c0-4 4-3 4-6 0-1.5-2-2.5-4-1"/>`,
);
export const bulletList = /* @__PURE__ */ icon(
  () => svg`<path d="M3.5 5h.01M3.5 12h.01M3.5 19h.01M8 5h13M8 12h13M8 19h13"/>`,
);
export const numberList = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M11 5h10M11 12h10M11 19h10M4 4h1v5M4 9h2M6.5 20H3.4c0-1 2.6-1.9 2.6-3.5a1.5 1.5 0 0 0-2.6-1"/>`,
);
export const checkList = /* @__PURE__ */ icon(
  () => svg`<path d="M13 5h8M13 12h8M13 19h8M3 17l2 2 4-4M3 7l2 2 4-4"/>`,
);
export const quote = /* @__PURE__ */ icon(() => svg`<path d="M17 5H3M21 12H8M21 19H8M3 12v7"/>`);
export const link = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M10 13a5 5 0 0 0 7.5.5l3-3a5 5 0 0 0-7-7l-1.8 1.7M14 11a5 5 0 0 0-7.5-.5l-3 3a5 5 0 0 0 7 7l1.8-1.7"/>`,
);
export const merge = /* @__PURE__ */ icon(
  () => svg`<path d="m8 6 4-4 4 4M12 2v10.3a4 4 0 0 1-1.17 2.87L4 22M20 22l-5-5"/>`,
);
export const file = /* @__PURE__ */ icon(
  () => svg`<path d="M14 3H6a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V9zM14 3v6h6M8 13h8M8 17h5"/>`,
);
export const columns = /* @__PURE__ */ icon(
  () => svg`<rect width="18" height="18" x="3" y="3" rx="2"/><path d="M9 3v18M15 3v18"/>`,
);
export const stages = /* @__PURE__ */ icon(
  () => svg`<rect width="18" height="18" x="3" y="3" rx="2"/><path d="M8 7v7M12 7v4M16 7v9"/>`,
);
export const tag = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M12.6 2.6A2 2 0 0 0 11.2 2H4a2 2 0 0 0-2 2v7.2a2 2 0 0 0 .6 1.4l8.7 8.7a2.4 2.4 0 0 0 3.4 0l6.6-6.6a2.4 2.4 0 0 0 0-3.4Z"/><circle cx="7.5" cy="7.5" r=".5"/>`,
);
export const presentation = /* @__PURE__ */ icon(
  () => svg`<path d="M2 3h20M21 3v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V3M7 21l5-5 5 5"/>`,
);
export const phoneLog = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M14 6h8M18 2v8M22 16.92v3a2 2 0 0 1-2.18 2 19.79 19.79 0 0 1-8.63-3.07 19.5 19.5 0 0 1-6-6 19.79 19.79 0 0 1-3.07-8.67A2 2 0 0 1 4.11 2h3a2 2 0 0 1 2 1.72 12.84 12.84 0 0 0 .7 2.81 2 2 0 0 1-.45 2.11L8.09 9.91a16 16 0 0 0 6 6l1.27-1.27a2 2 0 0 1 2.11-.45 12.84 12.84 0 0 0 2.81.7A2 2 0 0 1 22 16.92Z"/>`,
);
export const phone = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M22 16.92v3a2 2 0 0 1-2.18 2 19.79 19.79 0 0 1-8.63-3.07 19.5 19.5 0 0 1-6-6 19.79 19.79 0 0 1-3.07-8.67A2 2 0 0 1 4.11 2h3a2 2 0 0 1 2 1.72 12.84 12.84 0 0 0 .7 2.81 2 2 0 0 1-.45 2.11L8.09 9.91a16 16 0 0 0 6 6l1.27-1.27a2 2 0 0 1 2.11-.45 12.84 12.84 0 0 0 2.81.7A2 2 0 0 1 22 16.92Z"/>`,
);
export const mail = /* @__PURE__ */ icon(
  () =>
    svg`<rect width="20" height="16" x="2" y="4" rx="2"/><path d="m22 7-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7"/>`,
);
export const message = /* @__PURE__ */ icon(
  () => svg`<path d="M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z"/>`,
);
export const users = /* @__PURE__ */ icon(
  () =>
    svg`<path d="M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2"/><circle cx="9" cy="7" r="4"/><path d="M22 21v-2a4 4 0 0 0-3-3.87M16 3.13a4 4 0 0 1 0 7.75"/>`,
);
