import { css } from 'lit';

/** Where a sale stands and how it ended: the stage path and the status. Actions stand two and two where four do not fit: never three and a straggler. */
export const stageStatusStyles = css`
  .stage {
    display: grid;
    gap: 0.45em;
  }
  .path {
    display: flex;
    gap: 3px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .step {
    flex: 1;
    min-inline-size: 0;
  }
  .step > button {
    display: grid;
    gap: 0.25em;
    inline-size: 100%;
    min-block-size: 24px;
    padding: 9px 0 0;
    border: 0;
    border-radius: 3px;
    background: transparent;
    text-align: start;
  }
  .step .bar {
    block-size: 6px;
    border-radius: 3px;
    background: var(--_line);
    transition: background var(--_quick);
    forced-color-adjust: none;
  }
  .step.past .bar {
    background: color-mix(in oklab, var(--_stage) 55%, var(--_surface));
  }
  .step.now .bar {
    background: var(--_stage);
    box-shadow: 0 0 0 2px color-mix(in oklab, var(--_stage) 30%, transparent);
  }
  .step > button:hover .bar {
    background: var(--_stage);
  }
  .step-name {
    overflow: hidden;
    padding-inline-end: 0.4em;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_muted);
  }
  .step.now .step-name {
    color: var(--_text);
    font-weight: 600;
  }
  .stage-now {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
  }
  .first-contact {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.4em 1em;
  }
  .guidance,
  .notice {
    padding: 0.5em 0.75em;
    border-inline-start: 3px solid var(--_line-strong);
    border-radius: 3px;
    background: var(--_well);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .status {
    display: grid;
    gap: 0.6em;
  }
  .status-actions {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(8em, 40%), 1fr));
    gap: 0.4em;
  }
  @container (inline-size >= 40em) {
    .status-actions {
      grid-template-columns: repeat(4, max-content);
    }
  }
  .status-action {
    min-block-size: 2.1em;
    padding: 0.2em 0.7em;
    border-color: var(--_line);
  }
  .status-action[aria-expanded='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
  }
  .status-action .icon {
    color: var(--_muted);
  }
  .status-action.won .icon {
    color: var(--_success);
  }
  .status-action.lost .icon {
    color: var(--_danger);
  }
  .outcome {
    display: flex;
    align-items: start;
    gap: 0.5em;
    padding: 0.6em 0.4em 0.6em 0.9em;
    border: 1px solid var(--_line);
    border-inline-start: 3px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
  }
  .outcome.won {
    border-inline-start-color: var(--_success);
  }
  .outcome.lost {
    border-inline-start-color: var(--_danger);
  }
  .outcome.suspended {
    border-inline-start-color: var(--_warning);
  }
  .outcome dl {
    flex: 1;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr));
    gap: 0.4em 1em;
    min-inline-size: 0;
  }
  .outcome dt {
    color: var(--_muted);
  }
  .outcome dd {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .outcome .wide {
    grid-column: 1 / -1;
  }
  .outcome .note {
    font-weight: 400;
    white-space: pre-line;
  }
  @container (inline-size < 40em) {
    .step-name {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .step .bar {
      background: GrayText;
    }
    .step.now .bar {
      background: Highlight;
    }
  }
`;
