import { css } from 'lit';

/** The work of a stage, and the qualification. */
export const processStyles = css`
  .work {
    display: grid;
    gap: 1.2em;
    min-inline-size: 0;
  }
  .work section {
    display: grid;
    gap: 0.5em;
    min-inline-size: 0;
  }
  .work :is(h3, p, ul) {
    margin: 0;
  }
  .work h3 {
    font-size: inherit;
    font-weight: 600;
  }
  .work ul {
    padding: 0;
    list-style: none;
  }
  .work-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.2em 1em;
  }
  .work progress {
    inline-size: 100%;
    block-size: 0.4em;
    accent-color: var(--_success);
  }
  .work .work-broken {
    grid-template-columns: auto 1fr;
    padding: 0.7em 0.9em;
    border: 1px solid color-mix(in oklab, var(--_warning) 45%, var(--_surface));
    border-radius: var(--_radius-inner);
    background: color-mix(in oklab, var(--_warning) 9%, var(--_surface));
  }
  .work-broken > svg {
    color: var(--_warning);
  }
  .work .work-broken ul {
    padding-inline-start: 1.1em;
    list-style: disc;
  }
  .ticks li,
  .criteria li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.1em 1em;
    min-block-size: 2.4em;
    padding-block: 0.15em;
    border-block-end: 1px solid var(--_line);
  }
  .ticks li:last-child,
  .criteria li:last-child {
    border-block-end: 0;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-inline-size: 0;
    padding-block: 0.3em;
    cursor: pointer;
  }
  .tick input {
    flex: none;
    margin: 0;
    inline-size: 1.2em;
    block-size: 1.2em;
    accent-color: var(--_success);
  }
  .tick-text {
    overflow-wrap: anywhere;
  }
  .tick :checked + .tick-text {
    color: var(--_muted);
  }
  .touch-list {
    display: grid;
    gap: 0.35em;
  }
  .touch-list li {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .touch-list svg {
    color: var(--_muted);
  }
  .touch-form,
  .touch-state {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0.6em;
  }
  .touch-form .field {
    flex: 1 1 9em;
    max-inline-size: 14em;
  }
  .touch-form > .button {
    margin-block-start: 1.55em;
  }
  .touch-state {
    align-items: center;
  }
  .strategy {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .disqualify {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.6em;
  }
  .score-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em 0.8em;
  }
  .score {
    font-size: 1.5em;
    font-weight: 600;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    padding: 0.15em 0.7em;
    border-radius: 1.2em;
    background: color-mix(in oklab, var(--_success) 14%, var(--_surface));
    color: var(--_success);
    font-weight: 600;
  }
  .criterion {
    flex: 1 1 12em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .criteria .segments {
    flex: 0 1 19em;
    margin-block: 0.3em;
  }
  @media (pointer: coarse) {
    .ticks li,
    .tick {
      min-block-size: 44px;
    }
    .criteria .segments,
    .work .button {
      min-block-size: 44px;
    }
  }
`;
