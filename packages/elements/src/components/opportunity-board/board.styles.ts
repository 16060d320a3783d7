import { css, type CSSResult } from 'lit';
import { searchStyles } from '../../styles/search.styles.js';

/**
 * The board as a whole: tools above, columns side by side, one column at a time where it is narrow. `.beyond`: more stages stand beyond the edge, a
 * shade and a button say so.
 */
export const boardStyles: readonly CSSResult[] = [
  searchStyles,
  css`
  :host {
    block-size: var(--firsat-board-height, 46em);
    container: firsat-board / inline-size;
  }
  .base {
    position: relative;
    display: grid;
    grid-template: auto auto auto minmax(0, 1fr) / 100%;
    block-size: 100%;
    min-block-size: 20em;
    background: var(--_well);
    border-radius: var(--_radius);
    overflow: clip;
    --_column: minmax(12.9em, 1fr);
  }
  .em {
    position: absolute;
    inline-size: 100em;
    block-size: 0;
    visibility: hidden;
    pointer-events: none;
  }
  .toolbar > .button.primary {
    flex: none;
  }
  .toolbar {
    grid-row: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.55em;
    padding: var(--_space) var(--_space) 0.35em;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .spring {
    flex: 1;
  }
  .search {
    display: block;
    flex: 0 2 19em;
    min-inline-size: 9em;
  }
  .search .input {
    padding-inline-end: 2.2em;
  }
  .search .input::-webkit-search-cancel-button {
    display: none;
  }
  .search .clear {
    position: absolute;
    inset-inline-end: 0.3em;
    inset-block: 0;
    margin-block: auto;
  }
  .schema {
    flex: 0 1 auto;
    inline-size: auto;
    min-inline-size: 7em;
    max-inline-size: 16em;
    font-weight: 600;
  }
  .icon-button.small {
    inline-size: 1.75em;
    block-size: 1.75em;
  }
  .status-button {
    flex: 0 1 auto;
    min-inline-size: 5.5em;
    max-inline-size: 22em;
    overflow: hidden;
    font-weight: 400;
  }
  .status-word {
    font-weight: 500;
  }
  .columns-frame {
    grid-row: 4;
    position: relative;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .columns {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    grid-auto-flow: column;
    grid-auto-columns: var(--_column);
    column-gap: 0.6em;
    block-size: 100%;
    padding: 0.35em var(--_space) var(--_space);
    overflow: auto hidden;
    overscroll-behavior-x: contain;
    scroll-snap-type: x proximity;
    scroll-padding-inline: var(--_space);
    scrollbar-width: thin;
    scrollbar-color: var(--_line-strong) transparent;
  }
  .base[data-moving] .columns {
    scroll-snap-type: none;
  }
  .beyond {
    position: absolute;
    inset-block: 0 0;
    inline-size: 3.2em;
    display: grid;
    place-items: center;
    border: 0;
    padding: 0;
    background: linear-gradient(to var(--_to, left), var(--_well) 15%, transparent);
    pointer-events: none;
    z-index: 2;
  }
  .beyond > button {
    pointer-events: auto;
    border: 1px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .beyond[hidden] {
    display: none;
  }
  .beyond.next {
    inset-inline-end: 0;
  }
  .beyond.previous {
    inset-inline-start: 0;
  }
  .beyond.next:dir(rtl),
  .beyond.previous:dir(ltr) {
    --_to: right;
  }
  .beyond:dir(rtl) .icon {
    scale: -1 1;
  }
  .switcher {
    display: none;
    grid-row: 2;
    gap: 0.4em;
    padding: 0.35em var(--_space);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .switch {
    flex: none;
    display: grid;
    gap: 0.1em;
    min-inline-size: 6.5em;
    padding: 0.4em 0.75em;
    text-align: start;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
  }
  .switch[aria-current='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .switch:focus-visible {
    outline-offset: -2px;
  }
  .switch-name {
    display: flex;
    align-items: center;
    gap: 0.45em;
    font-weight: 600;
    white-space: nowrap;
  }
  .status-names,
  .switch-sum {
    color: var(--_muted);
  }
  .message {
    grid-row: 4;
    align-self: center;
    justify-self: center;
    display: grid;
    justify-items: center;
    gap: 0.5em;
    max-inline-size: 30em;
    padding: 2em;
    text-align: center;
  }
  .message p {
    margin: 0 0 0.6em;
    color: var(--_muted);
    text-wrap: balance;
  }
  .notes {
    grid-row: 3;
    display: grid;
    gap: 6px;
    min-block-size: 2.5em;
    padding-inline: var(--_space);
  }
  .notes > * {
    margin: 0.2em 0;
  }
  .banner {
    padding: 0.5em 0.8em;
    border-radius: var(--_radius-inner);
    background: color-mix(in oklab, var(--_warning) 14%, var(--_surface));
    color: var(--_text);
  }
  .bone,
  .bone-card {
    display: block;
    block-size: 1.1em;
    inline-size: 6em;
    border-radius: var(--_radius-inner);
    background: var(--_line);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .bone.wide {
    inline-size: 16em;
    block-size: 2.3em;
  }
  .bone.short {
    inline-size: 3.5em;
  }
  .skeleton .head {
    display: grid;
    gap: 0.5em;
  }
  .bone-card {
    inline-size: auto;
    block-size: 5.75em;
    margin-block-end: 0.5em;
  }
  @keyframes breathe {
    from {
      opacity: 0.85;
    }
    to {
      opacity: 0.45;
    }
  }
  @container firsat-board (inline-size < 600px) {
    .base {
      --_column: 100%;
    }
    .switcher {
      display: flex;
    }
    .columns {
      column-gap: var(--_space);
      scroll-snap-type: x mandatory;
      scrollbar-width: none;
    }
    .beyond {
      display: none;
    }
    .toolbar {
      gap: 0.4em;
    }
    .status-button {
      min-inline-size: 0;
    }
    .search {
      flex: 1 1 65%;
      order: 1;
    }
    .status-names,
    .status-word {
      display: none;
    }
    .status-button {
      order: 2;
    }
    .schema {
      order: 0;
      flex: 1 1 50%;
    }
    .spring {
      display: none;
    }
    .button.primary {
      order: 0;
      margin-inline-start: auto;
    }
    .columns > .column {
      grid-template-rows: auto minmax(0, 1fr);
    }
    .toolbar > .icon-button {
      display: none;
    }
  }
`,
];
