import { css } from 'lit';

export const pipelineSettingsStyles = css`
  .base {
    container-type: inline-size;
    display: grid;
    gap: 1em;
    align-content: start;
    max-inline-size: 62em;
  }
  p,
  h2,
  h3,
  h4 {
    margin: 0;
  }
  h2 {
    font-size: 1.15em;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
  h4 {
    font-size: 1em;
    font-weight: 500;
  }
  .notice {
    padding: 0.6em 0.9em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_well);
  }
  .card {
    display: grid;
    gap: 0.9em;
    align-content: start;
    min-inline-size: 0;
    padding: 1em 1.1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .fields,
  .settings-form {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(20em, 100%), 1fr));
    gap: 0.9em 1.2em;
    align-items: start;
  }
  .settings-form > .check-field,
  .settings-form > .hint,
  .settings-form > .problem {
    grid-column: 1 / -1;
  }
  .settings-form > .save {
    justify-self: start;
  }
  textarea.input {
    resize: vertical;
    field-sizing: content;
    min-block-size: 4.6em;
    max-block-size: 16em;
  }
  .check-field {
    display: flex;
    gap: 0.6em;
    align-items: start;
  }
  .check-field input {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-block-start: 0.1em;
    accent-color: var(--_accent);
  }
  .money > .field {
    max-inline-size: 30em;
  }
  .rates,
  .rates-head,
  .many-rates {
    display: grid;
    gap: 0.7em;
    min-inline-size: 0;
  }
  .rates-head {
    gap: 0.1em;
  }
  .missing {
    display: flex;
    gap: 0.45em;
    align-items: center;
  }
  .missing .icon {
    flex: none;
  }
  .add-rate {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.3fr) minmax(0, 1fr);
    gap: 0.6em 0.9em;
    align-items: start;
    padding: 0.8em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
  }
  .add-actions {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .many-rates {
    justify-items: start;
  }
  .many-rates .field {
    inline-size: 100%;
  }
  .fetch-state {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 0.7em;
    align-items: center;
  }
  .grid {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .grid caption {
    padding-block-end: 0.3em;
    font-weight: 600;
    text-align: start;
  }
  .grid th,
  .grid td {
    padding: 0.35em 0.6em;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: middle;
  }
  .grid th:first-child,
  .grid td:first-child {
    padding-inline-start: 0;
  }
  .grid th:last-child,
  .grid td:last-child {
    padding-inline-end: 0;
  }
  .grid tbody tr:last-child > * {
    border-block-end: 0;
  }
  .grid thead th {
    color: var(--_muted);
    font-weight: 500;
  }
  .grid .end {
    text-align: end;
  }
  .grid .value {
    display: inline-grid;
    grid-template-columns: 8.5em auto;
    gap: 0.45em;
    align-items: center;
  }
  .probabilities .grid .value {
    grid-template-columns: 5.5em auto;
  }
  .grid .value .input {
    min-block-size: 2.1em;
  }
  .money .grid .value .input {
    text-align: end;
  }
  .grid .value .problem {
    text-align: start;
  }
  .probabilities .grid {
    table-layout: fixed;
  }
  .grid th.share {
    inline-size: 9.5em;
  }
  .grid th.data {
    inline-size: 55%;
  }
  .suggestion {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 0.8em;
    align-items: center;
    justify-content: space-between;
  }
  .history .use {
    min-block-size: 2em;
    padding-block: 0.15em;
  }
  .schema + .schema {
    margin-block-start: 0.6em;
  }
  .theirs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
  }
  .empty {
    padding-block: 0.6em;
  }
  @container (max-inline-size: 36em) {
    .add-rate {
      grid-template-columns: minmax(0, 1fr);
    }
    .grid tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.1em 0.6em;
      padding-block: 0.45em;
      border-block-end: 1px solid var(--_line);
    }
    .grid thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .grid th,
    .grid td {
      padding: 0;
      border: 0;
      align-self: center;
    }
    .probabilities .history {
      grid-column: 1 / -1;
    }
    .money .grid tr {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .money .grid .source {
      grid-area: 2 / 1;
    }
    .money .grid .amount {
      grid-area: 2 / 2 / 3 / -1;
    }
    .money .grid .take-away {
      grid-area: 1 / 3;
    }
  }
  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
    .button,
    .input,
    .history .use,
    .grid .value .input {
      min-block-size: 44px;
    }
  }
`;
