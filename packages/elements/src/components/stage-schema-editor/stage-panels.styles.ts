import { css } from 'lit';

/** The panels that open over the editor: colours, actions, the question of an archiving. */
export const stagePanelStyles = css`
  .menu {
    padding: 0.3em;
  }
  .item {
    display: flex;
    align-items: center;
    gap: 0.6em;
    inline-size: 100%;
    min-block-size: 2.2em;
    padding: 0.3em 0.8em 0.3em 0.5em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: transparent;
    text-align: start;
    white-space: nowrap;
  }
  .item:hover:not(:disabled),
  .item:focus-visible {
    background: var(--_hover);
  }
  .colors {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.1em;
  }
  .swatch {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.2em;
    padding: 0.2em 0.8em 0.2em 0.4em;
    border-radius: var(--_radius-inner);
    cursor: pointer;
  }
  .swatch:hover {
    background: var(--_hover);
  }
  .swatch .dot {
    inline-size: 0.95em;
    block-size: 0.95em;
  }
  .swatch input {
    margin: 0;
    accent-color: var(--_accent);
  }
  .question {
    display: grid;
    gap: 0.8em;
    padding: 1.2em;
    inline-size: 32em;
    max-inline-size: 100%;
  }
  .merge-into {
    margin-inline-start: 1.6em;
    inline-size: calc(100% - 1.6em);
  }
`;
