import { css } from 'lit';

/** Rules, checklists, touches and criteria. */
export const processDialogStyles = css`
  dialog.process {
    inline-size: min(46em, calc(100vw - 1.5em));
    max-inline-size: none;
    max-block-size: calc(100dvh - 2em);
    overflow: auto;
  }
  .process form {
    display: grid;
    gap: 1.3em;
    padding: 1.2em 1.3em 0;
  }
  .process :is(h2, h3, p, ul) {
    margin: 0;
  }
  .process h2 {
    font-size: 1.1em;
    font-weight: 600;
  }
  .process h2:focus {
    outline: none;
  }
  .process h3 {
    font-size: inherit;
    font-weight: 600;
  }
  .process section {
    display: grid;
    gap: 0.6em;
    min-inline-size: 0;
  }
  .process ul {
    padding: 0;
    list-style: none;
  }
  .rules li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3em 0.8em;
    padding-block: 0.25em;
    border-block-end: 1px solid var(--_line);
  }
  .rule-name {
    flex: 1 1 11em;
    min-inline-size: 0;
  }
  .rules .segments {
    flex: 0 1 18em;
  }
  .process .line {
    display: grid;
    gap: 0.2em;
    flex: 1 1 12em;
    min-inline-size: 0;
  }
  .process .short,
  .process .line.short {
    flex: 0 0 6.5em;
  }
  .short-field .line {
    inline-size: 8em;
  }
  .process-pair {
    grid-template-columns: repeat(auto-fit, minmax(min(17em, 100%), 1fr));
  }
  .process-choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7em, 1fr));
    gap: 0.4em;
  }
  .entries {
    display: grid;
    gap: 0.4em;
  }
  .entries li,
  .add-line {
    display: flex;
    align-items: start;
    gap: 0.4em;
  }
  .entries li.touch {
    flex-wrap: wrap;
    padding-block-end: 0.6em;
    border-block-end: 1px solid var(--_line);
  }
  .row-actions {
    display: flex;
    align-items: center;
    min-block-size: 2.4em;
  }
  .touch-when {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5em;
    flex: 1 0 100%;
  }
  .touch-when > .hint {
    padding-block-end: 0.55em;
  }
  .add-line > svg {
    align-self: center;
    color: var(--_muted);
  }
  .process-foot {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    justify-content: end;
    margin-inline: -1.3em;
    padding: 0.8em 1.3em;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  @media (pointer: coarse) {
    .process :is(.input, .button, .segments) {
      min-block-size: 44px;
    }
    .process .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
  }
`;
