import { css } from 'lit';

export const dataExportStyles = css`
  .panel + .panel,
  .message + .panel {
    margin-block-start: 0.9em;
  }
  .panel h2 {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .panel h2 .icon {
    color: var(--_muted);
  }
  .panel .title .icon {
    color: var(--_success);
  }
  .panel.over {
    border-color: var(--_accent);
    background: var(--_selected);
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr));
    gap: 0.8em 1em;
  }
  .columns summary {
    inline-size: fit-content;
    padding-block: 0.2em;
    border-radius: var(--_radius-inner);
    font-weight: 500;
    cursor: pointer;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13em, 100%), 1fr));
    gap: 0 1em;
    padding-block-start: 0.3em;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.2em;
  }
  .check input {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .last {
    display: flex;
    align-items: center;
    gap: 0.45em;
  }
  .last .icon {
    color: var(--_success);
  }
  .last.warning .icon {
    color: inherit;
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(8em, max-content) minmax(0, 1fr);
    gap: 0.3em 1.2em;
    margin: 0;
  }
  .facts dt {
    color: var(--_muted);
  }
  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  @container (inline-size < 34em) {
    .foot .button {
      flex: 1 1 auto;
    }
  }
`;
