import { css } from 'lit';

export const tabStyles = css`
  .quick-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    padding-block-start: 0.9em;
    border-block-start: 1px solid var(--_line);
  }
  .tab-strip {
    display: flex;
    gap: 0.2em;
    overflow-x: auto;
    scrollbar-width: thin;
    border-block-end: 1px solid var(--_line);
  }
  .tab {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    min-block-size: 2.6em;
    padding: 0 0.75em;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_muted);
    white-space: nowrap;
    cursor: pointer;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab[aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .tab:focus-visible {
    outline-offset: -3px;
  }
  .tab .count {
    color: var(--_muted);
    font-weight: 400;
  }
  .tab-panel {
    display: grid;
    gap: 0.75em;
    min-inline-size: 0;
  }
  .tab-failed {
    display: grid;
    justify-items: start;
    gap: 0.6em;
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-color: Highlight;
    }
  }
`;
