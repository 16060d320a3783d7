import { css } from 'lit';

/** Editors and what stands around them; used with `controlStyles`. */
export const fieldStyles = css`
  .field {
    align-content: start;
  }
  .field-notes {
    display: grid;
    gap: 0.15em;
  }
  .field-notes:empty {
    display: none;
  }
  .field-notes p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .field-notes .hint,
  .field-notes .echo {
    color: var(--_muted);
  }
  .field-notes .echo {
    color: var(--_text);
    font-weight: 500;
  }
  .field-notes .problem {
    font-weight: 500;
  }
  .required-mark {
    color: var(--_danger);
  }
  .input {
    min-inline-size: 0;
  }
  /* Numbers and addresses are written from left to right in every language. */
  .input:is([inputmode='tel'], [inputmode='email']):dir(rtl) {
    direction: ltr;
    text-align: right;
  }
  select.input {
    cursor: pointer;
    text-overflow: ellipsis;
  }
  select.input option {
    background: var(--_surface);
    color: var(--_text);
  }
  .note-input {
    min-block-size: 4.2em;
    max-block-size: 14em;
    resize: vertical;
    field-sizing: content;
  }
  .affixed {
    position: relative;
    display: flex;
    align-items: center;
    min-inline-size: 0;
  }
  .affixed > .input.amount {
    text-align: end;
    padding-inline-end: 3.6em;
  }
  .affixed > .affix {
    position: absolute;
    inset-inline-end: 0.75em;
    color: var(--_muted);
    pointer-events: none;
  }
  .affixed.percent .input {
    padding-inline-end: 1.9em;
    text-align: end;
  }
  .affixed.sign-first > .affix {
    inset-inline: 0.75em auto;
  }
  .affixed.sign-first .input {
    padding-inline: 1.9em 0.6em;
    text-align: start;
  }
  .affixed > .input.date {
    padding-inline-end: 2.4em;
  }
  .affixed > .pick {
    position: absolute;
    inset-inline-end: 0.15em;
  }
  .affixed > .native-date {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0.5em;
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    border: 0;
    opacity: 0;
    pointer-events: none;
  }
  .priced {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 5.2em;
    gap: 0.35em;
    min-inline-size: 0;
  }
  .priced .affix {
    display: none;
  }
  .priced .affixed > .input.amount {
    padding-inline-end: 0.65em;
  }
  .priced > select.input {
    padding-inline: 0.4em 0.2em;
  }
  .currency-question {
    display: grid;
    gap: 0.4em;
    justify-items: start;
    margin-block-start: 0.4em;
    padding: 0.6em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius-inner);
  }
  .currency-question p {
    margin: 0;
  }
  .currency-question .button {
    white-space: normal;
  }
  .segments {
    display: flex;
    gap: 2px;
    padding: 2px;
    min-block-size: 2.4em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
  }
  .segment {
    position: relative;
    flex: 1;
    display: grid;
  }
  .segment > input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segment > span {
    display: grid;
    place-items: center;
    padding: 0.15em 0.5em;
    border-radius: calc(var(--_radius-inner) - 2px);
    color: var(--_muted);
    text-align: center;
  }
  .segment:hover > span {
    background: var(--_hover);
  }
  .segment > input:checked + span {
    background: var(--_selected);
    color: var(--_text);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .segment > input:focus-visible + span {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    .segment > input:checked + span {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
