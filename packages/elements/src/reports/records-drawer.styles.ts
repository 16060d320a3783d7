import { css } from 'lit';

/** The records behind a figure, beside the report. */
export const recordsDrawerStyles = css`
  .drawer {
    position: fixed;
    inset: 0 0 0 auto;
    inset-inline: auto 0;
    inline-size: min(var(--firsat-drawer-width, 32em), 100vw);
    block-size: auto;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--_line);
    background: var(--_surface);
    color: inherit;
    overflow: auto;
    overscroll-behavior: contain;
    box-shadow: var(--_shadow-overlay);
  }
  .drawer:focus-visible {
    outline: none;
  }
  .records {
    display: grid;
    gap: 0.8em;
    padding: 1.1em;
  }
  .records-head {
    display: flex;
    gap: 1em;
    align-items: start;
    justify-content: space-between;
  }
  .records h2,
  .records p {
    margin: 0;
  }
  .records h2 {
    font-size: 1.2em;
    font-weight: 650;
  }
  .records ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .records li + li {
    border-block-start: 1px solid var(--_line);
  }
  .record {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.1em 1em;
    inline-size: 100%;
    padding: 0.6em 0.5em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: transparent;
    text-align: start;
  }
  button.record:hover {
    background: var(--_hover);
  }
  .record .what {
    font-weight: 600;
  }
  .record .sum {
    font-weight: 500;
  }
  .record .status {
    text-align: end;
  }
`;
