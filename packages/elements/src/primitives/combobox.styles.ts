import { css } from 'lit';

/** The field and the list of a combobox; the list stands in the top layer, placed by `keepBeside`. */
export const comboboxStyles = css`
  .combo {
    position: relative;
    min-inline-size: 0;
  }
  .combo > .input {
    padding-inline-end: 2.2em;
    text-overflow: ellipsis;
  }
  .combo-open {
    position: absolute;
    inset-block: 1px;
    inset-inline-end: 1px;
    inline-size: 2.1em;
    display: grid;
    place-items: center;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-inner);
    background: transparent;
    color: var(--_muted);
  }
  .combo-list {
    position: fixed;
    inset: var(--_anchor-top, auto) auto var(--_anchor-bottom, auto) var(--_anchor-left, 0);
    inline-size: max-content;
    min-inline-size: var(--_anchor-width, 12em);
    max-inline-size: min(32em, calc(100vw - 16px));
    max-block-size: var(--_anchor-room, 20em);
    margin: 0;
    padding: 0.25em;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    box-shadow: var(--_shadow-overlay);
  }
  .combo-list:popover-open {
    display: flex;
    flex-direction: column;
  }
  .combo-list > [role='listbox'] {
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .combo-option {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.2em;
    padding: 0.3em 0.55em;
    border-radius: var(--_radius-inner);
    cursor: pointer;
  }
  .combo-option > .text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .combo-option > .detail {
    color: var(--_muted);
    white-space: nowrap;
  }
  .combo-option > .icon {
    color: var(--_accent);
  }
  .combo-option:hover {
    background: var(--_hover);
  }
  .combo-option.active {
    background: var(--_selected);
    box-shadow: inset 0 0 0 1.5px var(--_accent);
  }
  .combo-option[aria-selected='true'] > .text {
    font-weight: 600;
  }
  .combo-option.add {
    font-weight: 500;
  }
  .combo-option:not(.add) + .combo-option.add {
    margin-block-start: 0.25em;
    border-block-start: 1px solid var(--_line);
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
  .combo-group {
    margin-block-start: 0.25em;
    border-block-start: 1px solid var(--_line);
  }
  .combo-heading {
    padding: 0.55em 0.55em 0.2em;
    font-size: 0.86em;
    font-weight: 600;
    color: var(--_muted);
  }
  /* A sentence below the options does not make the list wider. */
  .combo-note {
    box-sizing: border-box;
    inline-size: 0;
    min-inline-size: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    padding: 0.4em 0.55em;
    color: var(--_muted);
  }
  .combo-note.problem {
    color: var(--_text);
  }
  @media (forced-colors: active) {
    .combo-option.active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
