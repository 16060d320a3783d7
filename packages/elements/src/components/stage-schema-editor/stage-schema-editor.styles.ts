import { css } from 'lit';

export const editorStyles = css`
  .base {
    container-type: inline-size;
    position: relative;
    max-inline-size: 78em;
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
  }
  .strong {
    font-weight: 600;
  }
  p {
    margin: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.6em 1em;
    margin-block-end: 0.8em;
  }
  .head-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    padding: 0.1em 0.55em 0.1em 0.4em;
    border-radius: 999px;
    background: var(--_selected);
    color: var(--_text);
    font-weight: 500;
    white-space: nowrap;
  }
  .badge .icon {
    inline-size: 0.95em;
    block-size: 0.95em;
    color: var(--_accent);
  }
  .blank {
    display: grid;
    justify-items: center;
    gap: 0.5em;
    margin: 0;
    padding: 3em 1em;
    border: 1px dashed var(--_line-strong);
    border-radius: var(--_radius);
    color: var(--_muted);
    text-align: center;
  }
  .blank .strong {
    color: var(--_text);
  }
  .blank-line {
    padding-block: 0.6em;
  }
  .banner {
    margin-block-end: 0.8em;
    padding: 0.55em 0.8em;
    border-radius: var(--_radius-inner);
    background: color-mix(in oklab, currentcolor 9%, var(--_surface));
  }

  /* One schema */
  .back {
    margin-inline-start: -0.5em;
    margin-block-end: 0.3em;
    color: var(--_muted);
  }
  .back .icon:dir(rtl) {
    scale: -1 1;
  }
  .title {
    flex: 1 1 16em;
    min-inline-size: 0;
  }
  .draft .input {
    text-overflow: ellipsis;
  }
  .title .input {
    padding-inline: 0.4em;
    margin-inline-start: -0.4em;
    font-size: 1.15em;
    font-weight: 600;
  }
  .title .input,
  .stage .name .input,
  .stage .probability .input,
  .stage .phase {
    border-color: transparent;
    background: transparent;
  }
  .title .input:hover,
  .stage .name .input:hover,
  .stage .probability .input:hover,
  .stage .phase:hover {
    border-color: var(--_line-strong);
  }
  .title .input:focus,
  .stage .name .input:focus,
  .stage .probability .input:focus,
  .stage .phase:focus,
  .draft .input[aria-invalid='true'] {
    border-color: var(--_line-strong);
    background: var(--_surface);
  }
  .draft .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .theirs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
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
  .stages {
    position: relative;
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .stages:empty {
    display: none;
  }
  .stage {
    position: relative;
    padding: 0.2em 0.35em;
    border-radius: var(--_radius-inner);
    translate: 0 var(--_shift, 0px);
  }
  .stage + .stage::before {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    border-block-start: 1px solid var(--_line);
  }
  .sorting .stage::before {
    visibility: hidden;
  }
  .sorting .stage:not(.lifted) {
    transition: translate var(--_quick);
  }
  .stage.lifted {
    z-index: 1;
    background: var(--_raised);
    box-shadow: var(--_shadow);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .stage-line {
    display: grid;
    grid-template: 'grip color name probability phase cards guide more' / 2em 2em minmax(8em, 1fr) 6.2em 9.5em 4.5em 2em 2em;
    gap: 0 0.25em;
    align-items: center;
  }
  .heads {
    padding: 0 calc(0.35em + 1px) 0.25em;
    font-weight: 500;
  }
  .heads .name {
    grid-area: name;
    padding-inline-start: 0.65em;
  }
  .heads .probability,
  .heads .phase {
    padding-inline-start: 0.65em;
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
  .color {
    grid-area: color;
  }
  .color .dot {
    inline-size: 1em;
    block-size: 1em;
  }
  .name {
    grid-area: name;
    min-inline-size: 0;
  }
  .stage .name .input {
    font-weight: 500;
  }
  .probability {
    grid-area: probability;
    position: relative;
  }
  .stage .probability .input {
    padding-inline-end: 1.9em;
    text-align: end;
  }
  .heads .probability {
    padding-inline-end: 0.5em;
    text-align: end;
  }
  .percent-sign {
    position: absolute;
    inset-block-start: 0.5em;
    inset-inline-end: 0.75em;
    color: var(--_muted);
    pointer-events: none;
  }
  .sign-first > .percent-sign {
    inset-inline: 0.75em auto;
  }
  .stage .sign-first .input {
    padding-inline: 1.75em 0.4em;
    text-align: start;
  }
  .heads .sign-first {
    text-align: start;
  }
  .phase {
    grid-area: phase;
  }
  .cards {
    grid-area: cards;
    padding-inline-end: 0.6em;
    color: var(--_muted);
    text-align: end;
  }
  .guide {
    grid-area: guide;
  }
  .guide.filled {
    color: var(--_accent);
  }
  .more {
    grid-area: more;
  }
  .guidance,
  .row-problem {
    margin-inline: 4.5em 4.5em;
    padding-block: 0.2em 0.5em;
  }
  .stale-fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1.4em;
    margin-inline: 4.5em 4.5em;
    padding-block-end: 0.7em;
  }
  .rules {
    margin-inline-start: 4.5em;
    margin-block-end: 0.7em;
  }
  .stale-field {
    display: flex;
    gap: 0.5em;
    align-items: baseline;
  }
  .stale-field .draft {
    inline-size: 5.5em;
  }
  .stale-fields .hint {
    flex-basis: 100%;
    margin: 0;
  }
  textarea.input {
    display: block;
    resize: vertical;
    line-height: 1.45;
  }
  .add {
    display: flex;
    align-items: start;
    gap: 0.5em;
    padding: 0.4em 0.35em 0.4em 2.6em;
  }
  .add > .icon {
    margin-block-start: 0.62em;
    color: var(--_muted);
  }
  .add .draft {
    flex: 1;
    min-inline-size: 0;
    max-inline-size: 32em;
  }
  .add .input {
    border-color: var(--_line);
    border-style: dashed;
    background: transparent;
  }
  .add .input:focus {
    border-style: solid;
    border-color: var(--_line-strong);
  }
  .archive {
    margin-block-start: 1.2em;
    color: var(--_muted);
  }
  .archive summary {
    inline-size: fit-content;
    padding: 0.3em 0;
    border-radius: var(--_radius-inner);
    font-weight: 500;
    cursor: pointer;
  }
  .archive ul {
    margin: 0.2em 0 0;
    padding: 0;
    list-style: none;
  }
  .archive li {
    display: flex;
    align-items: center;
    gap: 0.7em;
    padding: 0.15em 0.4em;
  }
  .archive li > .ellipsis {
    flex: 1;
  }
  .archived-name {
    flex: 1;
    display: grid;
    min-inline-size: 0;
  }

  @container (inline-size < 46em) {
    .heads {
      display: none;
    }
    .stage-line {
      grid-template:
        'grip color name guide more' auto
        '. . rest rest rest' auto / 2em 2em minmax(0, 1fr) 2em 2em;
    }
    .stage-line .probability,
    .stage-line .phase,
    .stage-line .cards {
      grid-row: 2;
      grid-column: 3 / -1;
    }
    .stage-line .probability {
      inline-size: 5.6em;
    }
    .stage-line .phase {
      inline-size: 9.5em;
      margin-inline-start: 5.8em;
    }
    .stage-line .cards {
      justify-self: end;
    }
    .guidance,
    .stale-fields,
    .row-problem {
      margin-inline: 4.3em 0.3em;
    }
    .add {
      padding-inline-start: 0.6em;
    }
  }
  @media (forced-colors: active) {
    .stage.lifted {
      outline: 2px solid Highlight;
    }
  }
`;
