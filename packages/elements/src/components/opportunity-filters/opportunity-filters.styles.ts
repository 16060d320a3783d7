import { css } from 'lit';

/** A line of chips that says what is shown, and the panels in which that is changed. */
export const opportunityFiltersStyles = css`
  .base {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em;
    min-block-size: 2.1em;
    background: transparent;
  }
  .chip,
  .view,
  .add {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 2.1em;
    max-inline-size: min(26em, 100%);
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
  }
  .view {
    padding: 0 0.7em 0 0.9em;
    border-color: var(--_line-strong);
    font-weight: 600;
  }
  .view > .icon {
    inline-size: 1em;
    block-size: 1em;
    color: var(--_muted);
  }
  .view .changed {
    color: var(--_muted);
    font-weight: 400;
  }
  .add {
    padding: 0 0.8em 0 0.6em;
    border-style: dashed;
    border-color: var(--_line-strong);
    color: var(--_muted);
  }
  .view:hover,
  .add:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .chip {
    border-color: color-mix(in oklab, var(--_accent) 35%, var(--_surface));
    background: var(--_selected);
    gap: 0;
  }
  .chip > button {
    border: 0;
    background: none;
    min-block-size: 2.1em;
  }
  .chip > .what {
    display: inline-flex;
    gap: 0.35em;
    min-inline-size: 0;
    align-items: center;
    padding: 0 0.2em 0 0.8em;
    border-start-start-radius: 999px;
    border-end-start-radius: 999px;
  }
  .chip > .what > span:first-child {
    color: var(--_muted);
    white-space: nowrap;
  }
  .chip > .remove {
    display: grid;
    place-items: center;
    inline-size: 2em;
    padding: 0;
    border-start-end-radius: 999px;
    border-end-end-radius: 999px;
    color: var(--_muted);
  }
  .chip > .remove:hover {
    color: var(--_text);
  }
  .chip .icon,
  .add .icon {
    inline-size: 0.95em;
    block-size: 0.95em;
  }
  .clear {
    min-block-size: 2.1em;
    padding: 0 0.6em;
    font-weight: 400;
    color: var(--_muted);
  }
  .warning {
    margin: 0;
  }
  .panel {
    inline-size: 19em;
    text-align: start;
  }
  .panel:popover-open,
  .views:popover-open {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6em;
    align-content: start;
  }
  .panel-head .icon:dir(rtl) {
    scale: -1 1;
  }
  .panel-head {
    display: flex;
    align-items: center;
    gap: 0.2em;
    font-weight: 600;
  }
  .views:popover-open {
    inline-size: 19em;
    gap: 1px;
    padding: 0.4em;
  }
  .item {
    display: flex;
    align-items: center;
    gap: 0.5em;
    inline-size: 100%;
    min-block-size: 2.3em;
    padding: 0.2em 0.6em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: none;
    text-align: start;
  }
  .item:hover {
    background: var(--_hover);
  }
  .item[aria-pressed='true'] {
    font-weight: 600;
  }
  .tick {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.1em;
    color: var(--_accent);
  }
  .views h3 {
    margin: 0.5em 0 0.1em;
    padding-inline: 0.6em;
    color: var(--_muted);
    font-size: 1em;
    font-weight: 500;
  }
  .views hr {
    inline-size: 100%;
    margin: 0.35em 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  .views p {
    margin: 0.2em 0.6em;
  }
  .naming {
    display: grid;
    gap: 0.5em;
    padding: 0.4em;
  }
  .naming .problem:empty,
  .field .problem:empty {
    display: none;
  }
  .naming .button {
    justify-self: end;
  }
  .options {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1px;
    max-block-size: 22em;
    overflow: auto;
    margin-inline: -0.3em;
  }
  .option {
    display: flex;
    align-items: center;
    gap: 0.55em;
    min-block-size: 2.2em;
    padding-inline: 0.3em;
    border-radius: var(--_radius-inner);
    cursor: pointer;
  }
  .option:hover {
    background: var(--_hover);
  }
  .option > input {
    flex: none;
    inline-size: 1.1em;
    block-size: 1.1em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .grow {
    flex: 1;
  }
  .option > .hint {
    max-inline-size: 45%;
  }
  .options > p,
  .field > p {
    margin: 0;
  }
  .ends {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.6em;
  }
  .echo {
    color: var(--_muted);
  }
  @media (pointer: coarse) {
    .chip > button,
    .view,
    .add,
    .clear,
    .item,
    .option {
      min-block-size: 44px;
    }
    .chip > .remove {
      inline-size: 44px;
    }
  }
`;
