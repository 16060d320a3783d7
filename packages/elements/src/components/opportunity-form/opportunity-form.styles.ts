import { css } from 'lit';

export const formStyles = css`
  dialog {
    inline-size: min(56em, calc(100vw - 1.5em));
    max-inline-size: none;
    max-block-size: min(62em, calc(100dvh - 1.5em));
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
  }
  .form {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .form.inline {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .form-head {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding: var(--_space) 1em var(--_space) 1.25em;
    border-block-end: 1px solid var(--_line);
  }
  .form-head h2 {
    flex: 1;
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
  }
  .form-body {
    overflow: auto;
    overscroll-behavior: contain;
    padding: calc(var(--_space) * 1.4) 1.25em;
  }
  .kept {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
    margin: 0 0 1em;
    padding: 0.4em 0.5em 0.4em 0.85em;
    border-radius: var(--_radius-inner);
    background: var(--_selected);
  }
  .kept > span {
    flex: 1;
  }
  .read-only {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.6em;
    margin: 0 0 1em;
    padding: 0.55em 0.85em;
    border-radius: var(--_radius-inner);
    background: color-mix(in oklab, var(--_warning) 10%, var(--_surface));
  }
  .read-only .icon {
    margin-block-start: 0.13em;
    color: var(--_warning);
  }
  .grid {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.2) 1.25em;
    align-items: start;
  }
  .status-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.2) 1.25em;
    padding: var(--_space) 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_well);
  }
  .link {
    justify-self: start;
    min-block-size: 24px;
    padding: 0.15em 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 500;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, var(--_accent) 40%, transparent);
    text-underline-offset: 0.2em;
  }
  .link:hover {
    text-decoration-color: currentColor;
  }
  .background {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
  }
  .background > summary {
    padding: 0.65em 1em;
    font-weight: 500;
    cursor: pointer;
  }
  .background > .field {
    padding: 0 1em 0.85em;
  }
  .form-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0.5em 0.6em;
    padding: var(--_space) 1.25em;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  .foot-note {
    flex: 1 1 14em;
    margin: 0;
    color: var(--_muted);
  }
  @media (hover: none) and (pointer: coarse) {
    .keys {
      display: none;
    }
  }
  .foot-note.problem {
    color: var(--_danger);
    font-weight: 500;
  }
  @container (inline-size < 30em) {
    .foot-note {
      flex-basis: 100%;
    }
  }
  @container (inline-size >= 36em) {
    .grid,
    .status-fields {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .wide {
      grid-column: 1 / -1;
    }
  }
`;
