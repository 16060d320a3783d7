import { css } from 'lit';

export const customFieldEditorStyles = css`
  .base {
    container-type: inline-size;
    display: grid;
    gap: 0.9em;
    align-content: start;
    max-inline-size: 52em;
  }
  p,
  h3 {
    margin: 0;
  }
  h3 {
    font-size: 1em;
  }
  .rows {
    position: relative;
    display: grid;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  .rows:empty {
    display: none;
  }
  .row {
    padding: 0.2em 0.35em;
    border-radius: var(--_radius-inner);
    translate: 0 var(--_shift, 0px);
  }
  .row + .row {
    border-block-start: 1px solid var(--_line);
  }
  .sorting .row:not(.lifted) {
    transition: translate var(--_quick);
  }
  .row.lifted {
    z-index: 1;
    background: var(--_raised);
    box-shadow: var(--_shadow);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .line {
    display: grid;
    grid-template: 'grip name kind uses act' / 2em minmax(8em, 1fr) 9em 7.5em 2em;
    gap: 0 0.5em;
    align-items: center;
  }
  .line > .name {
    grid-area: name;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .line > span.name {
    padding-inline-start: 0.65em;
    color: var(--_muted);
  }
  .kind {
    grid-area: kind;
  }
  .line > .uses {
    grid-area: uses;
  }
  .line > .archive,
  .line > .restore {
    grid-area: act;
  }
  .uses {
    text-align: end;
  }
  .grip {
    grid-area: grip;
    cursor: grab;
    touch-action: manipulation;
    -webkit-touch-callout: none;
    user-select: none;
  }
  .lifted .grip {
    cursor: grabbing;
  }
  .row .name .input {
    border-color: transparent;
    background: transparent;
    text-overflow: ellipsis;
  }
  .row .name .input:hover {
    border-color: var(--_line-strong);
  }
  .row .name .input:focus {
    border-color: var(--_line-strong);
    background: var(--_surface);
  }
  .row .name .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .options {
    display: grid;
    margin: 0;
    padding: 0 0 0.25em 2.5em;
    list-style: none;
  }
  .options > li {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) auto 7.5em 2em 2em 2em;
    gap: 0 0.25em;
    align-items: center;
  }
  .options > li > .uses {
    grid-column: 3;
  }
  .options .icon-button[aria-disabled='true'] {
    opacity: 0.4;
  }
  .options .archived .input {
    color: var(--_muted);
  }
  .add-option {
    max-inline-size: 22em;
  }
  .badge {
    padding: 0 0.5em;
    border: 1px solid var(--_line-strong);
    border-radius: 1em;
    color: var(--_muted);
    font-size: 0.9em;
  }
  .new-field {
    display: grid;
    gap: 0.5em;
  }
  .new-field .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 11em auto;
    gap: 0.5em;
    align-items: start;
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 500;
    text-decoration: underline;
    min-block-size: 24px;
  }
  .archive-list > summary {
    cursor: pointer;
    padding-block: 0.4em;
    color: var(--_muted);
  }
  @container (inline-size < 36em) {
    .line {
      grid-template:
        'grip name act' auto
        '. kind uses' auto / 2.4em minmax(0, 1fr) auto;
    }
    .line > .kind {
      padding-inline-start: 0.65em;
    }
    .line > .archive,
    .line > .restore {
      justify-self: end;
    }
    .options {
      padding-inline-start: 0.75em;
    }
    .options > li {
      grid-template-columns: minmax(0, 1fr) auto auto auto;
    }
    .options > li > .draft {
      grid-column: 1 / -1;
    }
    .options > li > .badge,
    .options > li > .uses {
      grid-column: auto;
      text-align: start;
      padding-inline-start: 0.65em;
    }
    .new-field .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
    .line {
      grid-template-columns: 44px minmax(0, 1fr) auto;
    }
    .input,
    .button {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .row.lifted {
      outline-color: Highlight;
    }
  }
`;
