import { css } from 'lit';

export const offerEditorStyles = css`
  .base {
    container-type: inline-size;
    display: grid;
    gap: 1em;
    align-content: start;
  }
  p,
  h2,
  h3,
  ul {
    margin: 0;
  }
  .offer-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 0.8em;
    align-items: center;
  }
  .offer-head h2 {
    font-size: 1.15em;
  }
  .back .icon:dir(rtl) {
    scale: -1 1;
  }
  .back {
    padding-inline: 0.3em 0.7em;
  }
  .badge {
    padding: 0.1em 0.65em;
    border-radius: 1em;
    border: 1px solid var(--_line-strong);
    font-weight: 500;
  }
  .badge.accepted {
    border-color: var(--_success);
    color: var(--_success);
  }
  .badge.rejected,
  .badge.expired {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  .badge.sent {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .notice {
    display: flex;
    gap: 0.6em;
    padding: 0.6em 0.8em;
    border: 1px solid var(--_warning);
    border-radius: var(--_radius-inner);
    color: var(--_warning);
  }
  .notice span {
    color: var(--_text);
  }
  .actions,
  .form-end,
  .text-actions,
  .question-adders,
  .row-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  .button {
    display: inline-flex;
    gap: 0.45em;
    align-items: center;
  }
  .button.danger {
    color: var(--_danger);
  }
  .life-form {
    display: grid;
    gap: 0.9em;
    padding: 0.9em 1em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .form-end {
    justify-content: end;
  }
  .life-form .problem {
    padding-inline-start: 1.2em;
  }
  .head-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 0.7em 1em;
    align-items: start;
  }
  .head-fields > .wide {
    grid-column: 1 / -1;
  }
  .check-field {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-block-size: 2.3em;
  }
  .check-field input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .terms summary {
    inline-size: fit-content;
    padding: 0.3em 0;
    color: var(--_muted);
    font-weight: 500;
    cursor: pointer;
  }
  .terms .head-fields {
    padding-block-start: 0.5em;
  }
  .sections {
    display: grid;
    gap: 1em;
  }
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.7em;
    padding: 0.8em 0.9em 0.9em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .section-head {
    display: flex;
    gap: 0.5em;
    align-items: start;
  }
  .section-head > .field {
    flex: 1;
  }
  .section-head .input {
    border-color: transparent;
    background: transparent;
    padding-inline: 0.3em;
    margin-inline-start: -0.3em;
    font-weight: 600;
    font-size: 1.05em;
  }
  .section-head .input:hover {
    border-color: var(--_line-strong);
  }
  .section-head .input:focus {
    background: var(--_surface);
    border-color: var(--_line-strong);
  }
  .section-tools {
    display: flex;
  }
  .section-tools .icon-button:disabled {
    opacity: 0.35;
  }
  .section-text {
    display: grid;
    gap: 0.4em;
    justify-items: start;
    min-inline-size: 0;
  }
  .section-text.editing {
    justify-items: stretch;
  }
  .text-actions {
    justify-content: space-between;
  }
  .text-actions .input,
  .adder .input,
  .question-adders .input {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .write {
    margin-inline-start: -0.5em;
    color: var(--_muted);
  }
  .rows {
    display: grid;
    gap: 0.8em;
    padding: 0;
    list-style: none;
  }
  .rows:empty {
    display: none;
  }
  .row {
    display: grid;
    gap: 0.5em 0.7em;
    align-items: start;
  }
  .row.step {
    grid-template-columns: minmax(0, 1.6fr) minmax(8em, 1fr) minmax(8em, 1fr) auto;
  }
  .row.step .row-remove {
    margin-block-start: 1.75em;
  }
  .row.question {
    padding-block-end: 0.6em;
    border-block-end: 1px solid var(--_line);
  }
  .row-actions {
    justify-content: end;
  }
  .add-step {
    justify-self: start;
  }
  .totals {
    display: grid;
    gap: 0.2em;
    margin: 0;
    margin-inline-start: auto;
    inline-size: min(24em, 100%);
  }
  .totals dd {
    margin: 0;
  }
  .paper {
    container-type: inline-size;
    min-inline-size: 0;
    box-shadow: var(--_shadow);
  }
  @container (max-inline-size: 34em) {
    .row.step {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .row.step > :first-child {
      grid-column: 1 / -1;
    }
    .row.step .row-remove {
      grid-column: 2;
      justify-self: end;
      margin: 0;
    }
    .section {
      padding-inline: 0.7em;
    }
  }
  @media (pointer: coarse) {
    .button,
    .input {
      min-block-size: 3.15em;
    }
    .icon-button {
      inline-size: 3.15em;
      block-size: 3.15em;
    }
  }
`;
