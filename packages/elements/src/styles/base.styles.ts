import { css } from 'lit';

/**
 * Host rules carry layout only; looks stand on `part="base"` (class `base`), which takes back what the page may have leaked by inheritance
 * (embedding 3.3). Host tokens are read with a fallback and never written; private tokens begin with `--_`.
 * All sizes are in `em` of the base size: a page with `html { font-size: 62.5% }` must not shrink us. `.ellipsis`: a name of another direction is
 * read, and cut, in its own.
 */
export const baseStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  .base {
    --_surface: var(--firsat-surface, light-dark(#ffffff, #16181d));
    --_text: var(--firsat-text, light-dark(#1b1f27, #e8eaef));
    --_accent: var(--firsat-accent, light-dark(#2558d9, #86a8ff));
    --_on-accent: var(--firsat-on-accent, light-dark(#ffffff, #0d1220));
    --_danger: var(--firsat-danger, light-dark(#c0262d, #ff8a85));
    --_warning: var(--firsat-warning, light-dark(#8a5300, #f2b558));
    --_success: var(--firsat-success, light-dark(#17703c, #6fd093));
    --_radius: var(--firsat-radius, 8px);
    --_radius-inner: calc(var(--_radius) * 0.75);
    --_muted: var(--firsat-muted, color-mix(in oklab, var(--_text) 74%, var(--_surface)));
    --_line: var(--firsat-line, color-mix(in oklab, var(--_text) 13%, var(--_surface)));
    --_line-strong: color-mix(in oklab, var(--_text) 50%, var(--_surface));
    --_well: var(--firsat-well, color-mix(in oklab, var(--_text) 4%, var(--_surface)));
    --_hover: color-mix(in oklab, var(--_text) 7%, var(--_surface));
    --_raised: color-mix(in oklab, var(--_surface) 94%, white);
    --_selected: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
    --_shadow: var(--firsat-shadow, 0 1px 2px rgb(0 0 0 / 0.06), 0 4px 12px rgb(0 0 0 / 0.1));
    --_shadow-overlay: var(--firsat-shadow, 0 2px 6px rgb(0 0 0 / 0.1), 0 12px 32px rgb(0 0 0 / 0.18));
    --_space: calc(var(--firsat-space, 0.75em) * var(--_dense, 1));
    --_quick: 140ms ease-out;
    box-sizing: border-box;
    font-family: var(--firsat-font, inherit);
    font-size: var(--firsat-font-size, 14px);
    font-weight: 400;
    font-style: normal;
    font-variant: normal;
    line-height: 1.4;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    text-indent: 0;
    text-align: start;
    text-shadow: none;
    white-space: normal;
    cursor: auto;
    visibility: visible;
    color: var(--_text);
    -webkit-font-smoothing: antialiased;
  }
  :host(:state(compact)) .base {
    --_dense: 0.7;
    --_control: 2em;
  }
  :host(:state(spacious)) .base {
    --_dense: 1.4;
    --_control: 2.8em;
  }
  .base *,
  .base *::before,
  .base *::after {
    box-sizing: border-box;
  }
  .figure {
    font-variant-numeric: tabular-nums;
  }
  .ellipsis {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus-visible {
    outline: 2px solid var(--firsat-focus, var(--_accent));
    outline-offset: 2px;
  }
  @media (prefers-contrast: more) {
    .base {
      --_muted: var(--_text);
      --_line: var(--_line-strong);
    }
  }
  @media print {
    .base {
      --_surface: #fff;
      --_text: #1b1f27;
      --_muted: #545a66;
      color-scheme: light;
      print-color-adjust: exact;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .base,
    .base * {
      animation-duration: 0s !important;
      transition-duration: 0s !important;
    }
  }
`;
