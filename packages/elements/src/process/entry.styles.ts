import { css } from 'lit';

/** The question of a stage that asks for something. */
export const entryStyles = css`
  dialog.entry {
    inline-size: min(32em, calc(100vw - 1.5em));
    max-block-size: calc(100dvh - 2em);
    overflow: auto;
    padding: 1.2em 1.3em;
  }
  .entry form {
    display: grid;
    gap: 0.9em;
  }
  .entry :is(h2, p, ul) {
    margin: 0;
  }
  .entry h2 {
    font-size: 1.1em;
    font-weight: 600;
  }
  .entry-subject {
    margin-block-start: -0.6em;
    overflow-wrap: anywhere;
  }
  .entry-intro {
    font-weight: 500;
  }
  .entry-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 0.9em;
  }
  .entry-fields .wide {
    grid-column: 1 / -1;
  }
  .entry-rules {
    display: grid;
    gap: 0.4em;
    padding: 0;
    list-style: none;
  }
  .entry-rules li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2em 0.5em;
  }
  .entry-rules .hint {
    margin-inline-start: auto;
  }
  .entry-rules .require > svg {
    color: var(--_danger);
  }
  .entry-rules .warn > svg {
    color: var(--_warning);
  }
  .entry-status {
    display: grid;
    gap: 0.9em;
    min-inline-size: 0;
    margin: 0;
    padding: 0.9em 0 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  .entry-check {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: 2.3em;
    font-weight: 500;
    cursor: pointer;
  }
  .entry-check input {
    margin: 0;
    inline-size: 1.15em;
    block-size: 1.15em;
    accent-color: var(--_accent);
  }
  .entry-buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.5em;
  }
`;
