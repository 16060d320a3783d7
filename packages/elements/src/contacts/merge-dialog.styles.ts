import { css } from 'lit';

export const mergeDialogStyles = css`
  dialog.merging {
    inline-size: min(40em, calc(100vw - 2em));
    max-block-size: calc(100vh - 3em);
  }
  .merging form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em;
    padding: 1.2em 1.3em 1.3em;
  }
  .merging h2,
  .merging h3,
  .merging p {
    margin: 0;
  }
  .merging h2 {
    font-size: 1.2em;
    outline: none;
  }
  .merging h3 {
    font-size: 1em;
  }
  .merge-who {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
  }
  .candidate {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em 0.8em;
    padding: 0.6em 0.8em;
  }
  .candidate + .candidate {
    border-block-start: 1px solid var(--_line);
  }
  .candidate > div {
    flex: 1 1 12em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .candidate.left > div {
    opacity: 0.6;
  }
  .merging input {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .take[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
  }
  .conflict {
    display: grid;
    gap: 0.1em;
    min-inline-size: 0;
    margin: 0;
    padding: 0.3em 0.8em 0.5em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
  }
  .conflict legend {
    padding-inline: 0.3em;
    color: var(--_muted);
    font-weight: 500;
  }
  .option {
    display: flex;
    gap: 0.7em;
    align-items: center;
    min-block-size: 2.2em;
    overflow-wrap: anywhere;
  }
  .merging footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0.6em;
  }
  .merging footer .problem {
    flex: 1 1 100%;
  }
  @media (pointer: coarse) {
    .option {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .take[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
