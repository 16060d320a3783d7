import { css } from 'lit';

/** The panel of columns and order. */
export const layoutPanelStyles = css`
  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em;
    inline-size: 24em;
    max-inline-size: calc(100vw - 1em);
  }
  .layout:not(:popover-open) {
    display: none;
  }
  .layout h3 {
    margin: 0 0 0.35em;
    color: var(--_muted);
    font-size: 1em;
    font-weight: 500;
  }
  .layout ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .choice {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.35em;
    min-block-size: 2.2em;
    padding-inline-start: 0.3em;
    border-radius: var(--_radius-inner);
    background: var(--_surface);
    translate: 0 var(--_shift, 0);
  }
  .choice:hover {
    background: var(--_hover);
  }
  .choice.lifted {
    z-index: 1;
    background: var(--_selected);
    box-shadow: var(--_shadow);
  }
  .choice > label {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 0.55em;
    min-inline-size: 0;
    min-block-size: 2.2em;
    cursor: pointer;
  }
  .choice input {
    inline-size: 1.1em;
    block-size: 1.1em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .choice .grip {
    cursor: grab;
    touch-action: none;
  }
  .new-column {
    justify-self: start;
    margin-block-start: 0.2em;
    padding-inline: 0.3em 0.7em;
  }
  .key {
    display: flex;
    align-items: center;
    gap: 0.35em;
    min-block-size: 2.4em;
  }
  .key > .ellipsis {
    flex: 1;
  }
  .key > .place {
    min-inline-size: 1.4em;
    color: var(--_muted);
    text-align: center;
  }
  .key > .direction {
    min-block-size: 2em;
    font-weight: 400;
  }
  @media (pointer: coarse) {
    .choice,
    .choice > label,
    .key > .direction,
    .layout .input {
      min-block-size: 44px;
    }
  }
`;
