import { css } from 'lit';

/** What floats above the list while rows are selected. */
export const bulkBarStyles = css`
  .bulk {
    position: absolute;
    inset-block-end: 0.8em;
    inset-inline: 0.8em;
    margin-inline: auto;
    z-index: 4;
    display: flex;
    align-items: center;
    gap: 0.15em;
    inline-size: fit-content;
    max-inline-size: calc(100% - 1.6em);
    padding: 0.35em 0.45em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: var(--_shadow-overlay);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .bulk > .count {
    padding-inline: 0.6em;
    font-weight: 600;
    white-space: nowrap;
  }
  .bulk > .button {
    flex: none;
    padding-inline: 0.7em;
  }
  .bulk-panel:popover-open {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6em;
    inline-size: 19em;
  }
  .bulk-panel h3 {
    margin: 0;
    font-size: 1em;
  }
  .bulk-panel .worn {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
  }
  .bulk-panel .worn .button {
    min-block-size: 2em;
  }
  .bulk-panel > form {
    display: grid;
    gap: 0.6em;
  }
  .bulk-panel form > .button {
    justify-self: end;
  }
  @media (pointer: coarse) {
    .bulk > .button,
    .bulk-panel :is(.button, .input) {
      min-block-size: 44px;
    }
  }
  /* All that can be done is in sight. */
  @container firsat-list (inline-size < 640px) {
    .bulk {
      flex-wrap: wrap;
      inset-inline: 0.4em;
      max-inline-size: calc(100% - 0.8em);
    }
  }
`;
