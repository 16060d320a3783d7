import { css } from 'lit';

/** What stands in the top layer: menus, tooltips, the carried card, dialogs. */
export const overlayStyles = css`
  .panel,
  .tip,
  .ghost,
  .flights {
    position: fixed;
    inset: auto;
    margin: 0;
    border: 0;
    padding: 0;
    color: var(--_text);
  }
  .panel {
    inset-block-start: var(--_at-y, 0);
    left: var(--_at-x, 0);
    min-inline-size: 12em;
    max-inline-size: min(22em, calc(100vw - 1em));
    max-block-size: min(28em, calc(100vh - 1em));
    overflow: auto;
    padding: 0.4em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow-overlay);
  }
  .panel-title {
    padding: 0.35em 0.6em;
    color: var(--_muted);
    font-weight: 500;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.6em;
    padding: 0.4em 0.6em;
    border-radius: var(--_radius-inner);
    cursor: pointer;
  }
  .check:hover {
    background: var(--_hover);
  }
  .check input {
    margin: 0;
    inline-size: 1.15em;
    block-size: 1.15em;
    accent-color: var(--_accent);
  }
  .menu-item {
    display: flex;
    align-items: center;
    gap: 0.6em;
    inline-size: 100%;
    min-block-size: 2.2em;
    padding: 0.3em 0.6em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: none;
    text-align: start;
  }
  .menu-item:hover:not(:disabled),
  .menu-item:focus-visible {
    background: var(--_hover);
  }
  .menu-item:focus-visible {
    outline-offset: -2px;
  }
  .menu-item .hint {
    flex: none;
    margin-inline-start: auto;
  }
  .menu-line {
    block-size: 1px;
    margin: 0.35em 0;
    background: var(--_line);
  }
  .where {
    display: flex;
    gap: 0.3em;
    padding: 0 0.6em 0.3em;
  }
  .where .menu-item {
    justify-content: center;
    border: 1px solid var(--_line);
  }
  .where .menu-item[aria-checked='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
    font-weight: 600;
  }
  .tip {
    inset-block-start: var(--_at-y, 0);
    left: var(--_at-x, 0);
    inline-size: max-content;
    max-inline-size: min(24em, calc(100vw - 1em));
    padding: 0.5em 0.75em;
    border-radius: var(--_radius-inner);
    border: 1px solid var(--_line);
    background: var(--_surface);
    box-shadow: var(--_shadow-overlay);
  }
  .tip dl {
    display: grid;
    grid-template-columns: auto auto;
    gap: 0.15em 1.4em;
    margin: 0;
  }
  .tip dt {
    color: var(--_muted);
  }
  .tip dd {
    margin: 0;
    text-align: end;
    font-weight: 600;
  }
  .tip :is(dt, dd).apart {
    margin-block-start: 0.5em;
  }
  .tip-title {
    margin-block-end: 0.3em;
    font-weight: 600;
  }
  .tip .guidance {
    margin: 0.5em 0 0;
    color: var(--_muted);
  }
  .tip dt.part {
    padding-inline-start: 1em;
  }
  .tip dd.part {
    font-weight: 400;
  }
  .ghost {
    overflow: visible;
    background: none;
    pointer-events: none;
    left: 0;
    inset-block-start: 0;
  }
  .ghost .card {
    rotate: 2deg;
    box-shadow: var(--_shadow-overlay);
    border-color: var(--_accent);
    cursor: grabbing;
  }
  .flights {
    position: absolute;
    inset: 0;
    overflow: clip;
    pointer-events: none;
    z-index: 3;
  }
  .flights > * {
    position: absolute;
    left: 0;
    top: 0;
  }
  .base[data-moving='pointer'] {
    cursor: grabbing;
  }
  dialog.sheet {
    inline-size: min(40em, calc(100vw - 2em));
    max-block-size: calc(100vh - 3em);
    overflow: auto;
  }
  dialog.drawer {
    block-size: 100vh;
    block-size: 100dvh;
    max-block-size: none;
    inline-size: min(34em, 100vw);
    max-inline-size: 100vw;
    margin: 0 0 0 auto;
    margin-inline: auto 0;
    border-radius: 0;
    border-block: 0;
    overflow: auto;
  }
  dialog.conflict {
    padding: 1.2em 1.3em;
    max-inline-size: min(28em, calc(100vw - 2em));
  }
  .conflict h2 {
    margin: 0 0 0.4em;
    font-size: inherit;
    font-weight: 600;
  }
  .conflict p {
    margin: 0 0 1em;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.5em;
  }
  .buttons .button {
    white-space: normal;
  }
  @media (prefers-reduced-motion: reduce) {
    .ghost .card {
      rotate: none;
    }
  }
`;
