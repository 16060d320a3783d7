import { css } from 'lit';

export const historyStyles = css`
  .history {
    display: grid;
    gap: 0.5em;
  }
  /* Its tab says the same to those who see. */
  .history h3 {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .history .day {
    margin-block-start: 0.3em;
    font-size: 1em;
    font-weight: 500;
    color: var(--_muted);
  }
  .timeline-tools,
  .timeline-tools .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
  }
  .timeline-tools {
    justify-content: space-between;
  }
  .timeline-tools .kind {
    border-radius: 1.2em;
  }
  .timeline-tools .kind[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
  }
  .event-more {
    white-space: pre-line;
  }
  .events {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .event {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.7em;
    padding-block-end: 0.75em;
  }
  .event:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 1.9em 0.1em;
    inset-inline-start: calc(0.9em - 0.5px);
    border-inline-start: 1px solid var(--_line);
  }
  .event-icon {
    display: grid;
    place-items: center;
    inline-size: 1.8em;
    block-size: 1.8em;
    border-radius: 50%;
    background: var(--_well);
    color: var(--_muted);
  }
  .event-icon .icon {
    inline-size: 0.95em;
    block-size: 0.95em;
  }
  .event-icon.status-changed {
    background: var(--_selected);
    color: var(--_accent);
  }
  .event-text {
    padding-block-start: 0.15em;
    overflow-wrap: anywhere;
  }
  .event-label {
    margin-inline-end: 0.4em;
  }
  .event-label,
  .event-from,
  .event .arrow,
  .event-more,
  .event-by {
    color: var(--_muted);
  }
  .event-icon:is(.created, .deleted, .restored) ~ .event-text .event-label {
    color: inherit;
    font-weight: 500;
  }
  .event .arrow:dir(rtl) {
    display: inline-block;
    scale: -1 1;
  }
  .event-to {
    font-weight: 500;
  }
  .event.gone .event-to,
  .event.gone .event-from {
    text-decoration: line-through;
  }
  .event.gone .event-to {
    font-weight: 400;
    color: var(--_muted);
  }
  .event .mark {
    display: inline-block;
    margin-inline-start: 0.5em;
    padding: 0 0.5em;
    border: 1px solid var(--_line);
    border-radius: 1em;
    color: var(--_muted);
  }
  .older {
    justify-self: start;
  }
`;
