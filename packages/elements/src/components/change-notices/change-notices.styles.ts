import { css } from 'lit';

export const changeNoticesStyles = css`
  :host(:state(empty)) {
    display: none;
  }
  .base {
    container-type: inline-size;
  }
  .notices {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .notice {
    --_tone: var(--_warning);
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.25em 0.7em;
    align-items: center;
    padding: 0.6em 0.75em;
    border: 1px solid color-mix(in oklab, var(--_tone) 32%, var(--_surface));
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 7%, var(--_surface));
  }
  .notice[data-kind='removed'] {
    --_tone: var(--_danger);
  }
  .notice.calm {
    --_tone: var(--_text);
    border-color: var(--_line);
    background: var(--_well);
  }
  .notice > .icon {
    align-self: start;
    margin-block-start: 0.12em;
    color: var(--_tone);
  }
  .notice.calm > .icon {
    color: var(--_muted);
  }
  .text {
    display: grid;
    min-inline-size: 0;
  }
  .title {
    font-weight: 600;
  }
  .why {
    color: var(--_muted);
  }
  .outcome {
    margin: 0;
    color: var(--_muted);
  }
  .outcome.good {
    color: var(--_success);
  }
  .outcome.problem {
    color: var(--_danger);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  @container (max-inline-size: 44em) {
    .notice {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .actions {
      grid-column: 2;
      margin-block-start: 0.35em;
    }
  }
  .review {
    container-type: inline-size;
    inline-size: min(44em, calc(100vw - 2em));
    max-inline-size: none;
    max-block-size: min(46em, calc(100dvh - 2em));
    overflow: hidden;
    color: var(--_text);
  }
  .review[open] {
    display: flex;
    flex-direction: column;
  }
  .review-head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.35em 0.6em;
    align-items: center;
    padding: 0.9em 1em 0.6em;
    border-block-end: 1px solid var(--_line);
  }
  .review-head h2 {
    margin: 0;
    font-size: 1.1em;
    font-weight: 600;
  }
  .review-head h2:focus {
    outline: none;
  }
  .review-head .hint {
    grid-column: 1 / -1;
    margin: 0;
  }
  .all {
    grid-column: 1 / -1;
    display: flex;
    gap: 0.7em;
    align-items: center;
    min-block-size: 2.2em;
    font-weight: 500;
  }
  .all .hint {
    font-weight: 400;
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .changes {
    flex: 1;
    min-block-size: 6em;
    margin: 0;
    padding: 0.25em 0;
    overflow: auto;
    overscroll-behavior: contain;
    list-style: none;
  }
  .changes li + li {
    border-block-start: 1px solid var(--_line);
  }
  .changes label {
    display: flex;
    gap: 0.7em;
    padding: 0.55em 1em;
    cursor: pointer;
  }
  .changes label:hover {
    background: var(--_hover);
  }
  .changes input {
    margin-block-start: 0.15em;
  }
  .change {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .change strong {
    font-weight: 600;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    color: var(--_muted);
  }
  .can {
    display: inline-flex;
    gap: 0.3em;
    align-items: center;
  }
  .can.yes {
    color: var(--_success);
  }
  .rest {
    padding: 0.4em 1em;
    text-align: center;
  }
  .review-foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    justify-content: flex-end;
    padding: 0.7em 1em;
    border-block-start: 1px solid var(--_line);
  }
  .review-foot .outcome {
    flex: 1 1 100%;
  }
  .review-foot .outcome:empty {
    display: none;
  }
  .review-foot .discard {
    margin-inline-end: auto;
    padding-inline: 0.4em;
  }
  .sure {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    justify-content: flex-end;
    inline-size: 100%;
  }
  .sure p {
    flex: 1 1 18em;
    margin: 0;
  }
  .button.danger.discard-now {
    border-color: var(--_danger);
  }
  @container (max-inline-size: 30em) {
    .sure p {
      flex-basis: 100%;
    }
    .review-foot .button {
      flex: 1 1 auto;
    }
  }
`;
