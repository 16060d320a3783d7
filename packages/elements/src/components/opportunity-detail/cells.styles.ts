import { css } from 'lit';

/** The fields of the detail: values that turn into editors, and the panels that ask for more. */
export const cellStyles = css`
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.35em 1em;
  }
  .cell {
    min-inline-size: 0;
  }
  .cell-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75em;
  }
  .cell.title > .cell-head > .label,
  .cell.line > .cell-head > .label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .value {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    inline-size: calc(100% + 0.9em + 2px);
    min-block-size: 2em;
    margin-inline: calc(-0.45em - 1px);
    padding: 0.2em 0.45em;
    border: 1px solid transparent;
    border-radius: var(--_radius-inner);
    background: transparent;
    text-align: start;
    font: inherit;
    color: inherit;
  }
  span.value {
    flex-wrap: wrap;
    row-gap: 0;
  }
  button.value {
    cursor: text;
  }
  button.value:hover {
    background: var(--_hover);
  }
  .value-text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .value-text.empty {
    color: var(--_muted);
  }
  .cell:not(.title, .line) .value-text:not(.empty) {
    font-weight: 500;
  }
  .wide .value-text {
    white-space: pre-line;
  }
  .background {
    display: grid;
    gap: 0.35em;
  }
  .background-missing {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.4em;
    margin-inline: -0.45em;
  }
  .pencil {
    align-self: center;
    margin-inline-start: auto;
    color: var(--_muted);
    opacity: 0;
  }
  .value:hover > .pencil,
  .value:focus-visible > .pencil {
    opacity: 1;
  }
  @media (hover: none) {
    .pencil {
      opacity: 0.7;
    }
  }
  .title .value {
    font-size: 1.35em;
    font-weight: 600;
    line-height: 1.25;
  }
  .line .value {
    color: var(--_muted);
  }
  .cell .warning {
    color: var(--_warning);
  }
  .by-hand {
    color: var(--_muted);
    font-weight: 400;
  }
  .peer-mark {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    font-weight: 500;
  }
  .peer-mark::before {
    content: '';
    inline-size: 0.6em;
    block-size: 0.6em;
    border-radius: 50%;
    background: var(--_peer, var(--_muted));
    box-shadow: 0 0 0 1px var(--_line-strong);
  }
  .form-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5em;
  }
  .schema-value {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
    min-block-size: 2em;
    padding-block: 0.2em;
  }
  .schema-value .button {
    min-block-size: 1.8em;
    margin-inline-start: -0.5em;
    padding: 0.1em 0.5em;
    color: var(--_accent);
  }
  .schema-form,
  .status-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em 1em;
    padding: 0.9em 1em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_well);
  }
  @container (inline-size >= 24em) {
    .fields,
    .schema-form,
    .status-form {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .schema-form,
    .fields > .schema-form,
    .wide {
      grid-column: 1 / -1;
    }
  }
  @container (inline-size >= 48em) {
    .fields {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
`;
