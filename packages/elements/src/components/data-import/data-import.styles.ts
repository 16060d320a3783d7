import { css } from 'lit';

export const dataImportStyles = css`
  .base {
    container-type: inline-size;
    max-inline-size: 62em;
  }
  p {
    margin: 0;
  }
  h2 {
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
  }
  h2:focus {
    outline: none;
  }
  .zone {
    display: grid;
    justify-items: center;
    gap: 0.7em;
    padding: 2.6em 1.5em;
    border: 1.5px dashed var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_well);
    text-align: center;
    transition:
      background var(--_quick),
      border-color var(--_quick);
  }
  .zone.over {
    border-color: var(--_accent);
    background: var(--_selected);
  }
  .zone > .icon {
    inline-size: 2em;
    block-size: 2em;
    color: var(--_muted);
  }
  .zone .strong {
    font-weight: 600;
  }
  .zone .hint {
    max-inline-size: 38em;
  }
  .sample {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em 0.9em;
    margin-block-start: 0.9em;
  }
  .panel {
    display: grid;
    gap: 0.9em;
    padding: 1.2em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .panel .title {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .panel .title .icon {
    color: var(--_success);
  }
  .message {
    display: flex;
    align-items: center;
    gap: 0.5em;
    margin-block-end: 0.8em;
    padding: 0.6em 0.8em;
    border-radius: var(--_radius-inner);
    background: var(--_hover);
  }
  .message.problem {
    background: color-mix(in oklab, var(--_danger) 8%, var(--_surface));
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 0.55em;
    border: 0;
    border-radius: 999px;
    overflow: hidden;
    background: var(--_line);
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .running {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1em;
  }
  .counts {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .counts th,
  .counts td {
    padding: 0.45em 0.6em;
    border-block-end: 1px solid var(--_line);
    text-align: end;
    font-weight: 400;
  }
  .counts th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  .counts thead th {
    color: var(--_muted);
    font-weight: 500;
  }
  .counts .created {
    font-weight: 600;
  }
  .places summary {
    inline-size: fit-content;
    padding-block: 0.2em;
    border-radius: var(--_radius-inner);
    font-weight: 500;
    cursor: pointer;
  }
  .places.problems summary .icon {
    margin-inline-end: 0.4em;
    vertical-align: -0.18em;
    color: var(--_warning);
  }
  .places ul {
    max-block-size: 20em;
    margin: 0.3em 0 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }
  .places li {
    display: grid;
    grid-template-columns: minmax(9em, 15em) minmax(0, 2fr) minmax(0, 1fr);
    gap: 0 1em;
    padding-block: 0.25em;
    border-block-end: 1px solid var(--_line);
  }
  .place,
  .places q {
    color: var(--_muted);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.6em;
  }
  a.button {
    color: inherit;
    text-decoration: none;
  }
  @container (inline-size < 34em) {
    .zone {
      padding: 1.6em 1em;
    }
    .places li {
      grid-template-columns: 1fr;
    }
    .counts th,
    .counts td {
      padding-inline: 0.3em;
    }
  }
  @media (forced-colors: active) {
    .zone.over {
      outline: 2px solid Highlight;
    }
    progress {
      border: 1px solid CanvasText;
    }
  }
`;
