import { css } from 'lit';

/** The drawer of records, and the chips that open it. */
export const recordsDrawerStyles = css`
  .exclusion {
    min-block-size: 2.1em;
    padding: 0.2em 0.8em;
    border: 1px solid var(--_line);
    border-radius: 1.1em;
    background: var(--_surface);
    text-align: start;
  }
  .exclusion:hover {
    background: var(--_hover);
  }
  .exclusion .figure {
    font-weight: 600;
  }
  .late-events {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 0.8em;
    align-items: center;
  }
  .late-events p {
    margin: 0;
  }
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
  .records .record {
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
  .records button.record:hover {
    background: var(--_hover);
  }
  .records .record .what {
    font-weight: 600;
  }
  .records .record .sum {
    font-weight: 500;
  }
  .records .record :is(.sum, .status) {
    text-align: end;
  }
`;
