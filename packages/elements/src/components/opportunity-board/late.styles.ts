import { css } from 'lit';

/** Menus, the carried card, cards on their way, questions: what comes after the first frame. `data-peers`: a colleague is on this card, a ring in their
 * colour, the name on hover and focus. Undo and redo are back and on in time. */
export const lateStyles = css`
  .card-menu:hover {
    background-color: var(--_hover);
    color: var(--_text);
  }
  @media (forced-colors: active) {
    .card[data-mark] .mark {
      stroke: currentColor;
    }
  }
  .spring ~ .icon-button:dir(rtl) > .icon {
    scale: -1 1;
  }
  .notes {
    grid-template-columns: minmax(0, 1fr);
  }
  .no-match {
    position: absolute;
    inset: 6em 0 0;
    margin: auto;
    block-size: fit-content;
    inline-size: fit-content;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    z-index: 1;
  }
  .sums[data-about]::after {
    content: attr(data-about);
    flex-basis: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 600;
  }
  .converted-details {
    display: grid;
    gap: 0.3em;
    margin-block-start: 0.6em;
  }
  .converted-details :is(p, ul) {
    margin: 0;
  }
  .converted-details ul {
    padding: 0;
    list-style: none;
  }
  .converted-details :is(.converted-title, .converted-sum) {
    font-weight: 600;
  }
  .look {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em 0.8em;
  }
  .look > .chips {
    flex: 1 1 16em;
    min-inline-size: 0;
  }
  .parts {
    display: flex;
    max-inline-size: 100%;
    overflow-x: auto;
    scrollbar-width: none;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
  }
  .part-button {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.1em;
    padding: 0.25em 0.8em;
    border: 0;
    background: none;
    white-space: nowrap;
  }
  .part-button + .part-button {
    border-inline-start: 1px solid var(--_line);
  }
  .part-button:hover {
    background: var(--_hover);
  }
  .part-button[aria-pressed='true'] {
    background: var(--_selected);
    font-weight: 600;
  }
  .part-button:focus-visible {
    outline-offset: -2px;
  }
  .part-button > .hint {
    font-weight: 400;
  }
  .sorting {
    display: flex;
    align-items: center;
    gap: 0.2em;
    margin-inline-start: auto;
  }
  .sorting > .input {
    inline-size: auto;
    min-block-size: 2.1em;
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
    flex: 0 99 auto;
    min-inline-size: 0;
    margin-inline-start: auto;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .menu-item {
      min-block-size: 44px;
    }
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
  @container firsat-board (inline-size < 600px) {
    .look > .parts {
      inline-size: 100%;
    }
    .part-button {
      flex: 1 0 auto;
      justify-content: center;
      min-block-size: 2.6em;
    }
    .part-sums {
      display: none;
    }
    .look > .chips {
      flex-basis: 0;
    }
    .sorting > .input {
      inline-size: 7.6em;
    }
  }
  @media (forced-colors: active) {
    .part-button[aria-pressed='true'],
    .where .menu-item[aria-checked='true'] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ghost .card {
      rotate: none;
    }
  }
  .drop-mark {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 4px;
    block-size: var(--_card-height);
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius-inner);
    background: var(--_selected);
  }
  .card.lifted {
    opacity: 0.4;
    border-style: dashed;
    border-color: var(--_line-strong);
  }
  .base[data-moving='keyboard'] .card.lifted {
    opacity: 1;
    border: 2px solid var(--_accent);
    background: var(--_selected);
  }
  .card[data-peers] {
    box-shadow: 0 0 0 2px var(--_peer);
  }
  .card[data-peers]::after {
    content: attr(data-peers);
    position: absolute;
    inset-block-end: -0.55em;
    inset-inline-start: 0.6em;
    max-inline-size: calc(100% - 1.2em);
    padding: 0.05em 0.55em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    border: 2px solid var(--_peer);
    border-radius: 1em;
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.86em;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_quick);
    z-index: 2;
  }
  .card[data-peers]:hover::after,
  .card[data-peers]:focus-visible::after {
    opacity: 1;
  }
  @media (forced-colors: active) {
    .card[data-peers] {
      border: 2px solid Highlight;
    }
    .drop-mark {
      border-color: Highlight;
    }
  }
`;
