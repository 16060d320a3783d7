import { css } from 'lit';

/** `.tab.over`: there is no room for it now; its width has to be known. */
export const tabStyles = css`
  .quick-actions {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(11em, 100%), 1fr));
    gap: 0.4em;
    padding-block-start: 0.9em;
    border-block-start: 1px solid var(--_line);
  }
  .tab-row {
    display: flex;
    position: relative;
    overflow: clip;
    border-block-end: 1px solid var(--_line);
  }
  .tab-strip {
    flex: 1;
    display: flex;
    min-inline-size: 0;
    overflow: clip;
  }
  .tab {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    min-block-size: 2.6em;
    padding: 0 0.7em;
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
  .tab.over {
    position: absolute;
    visibility: hidden;
  }
  .tab.more .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .tab-menu {
    min-inline-size: 14em;
    padding: 0.3em;
  }
  .tab-item {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 1em;
    inline-size: 100%;
    min-block-size: 2.4em;
    padding: 0 0.7em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .tab-item:hover,
  .tab-item:focus-visible {
    background: var(--_hover);
  }
  :is(.tab, .tab-item, .history) .count {
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
