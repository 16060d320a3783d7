import { css } from 'lit';

/** A formatted text, read and edited alike: blocks of an editor are flat (its lists are paragraphs), blocks of a view are real lists. */
export const richTextStyles = css`
  .text {
    display: block;
    min-inline-size: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    counter-reset: l0 l1 l2 l3 l4;
    line-height: 1.5;
  }
  .text > * {
    margin: 0;
  }
  .text > * + * {
    margin-block-start: 0.35em;
  }
  .text .heading {
    font-size: 1.15em;
    font-weight: 650;
    line-height: 1.3;
  }
  .text .subheading {
    font-size: 1em;
    font-weight: 650;
  }
  .text .quote {
    padding-inline-start: 0.8em;
    border-inline-start: 3px solid var(--_line-strong);
    color: var(--_muted);
  }
  .text a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  .text :is(ul, ol) {
    margin: 0;
    padding-inline-start: 1.6em;
    white-space: normal;
  }
  .text ul {
    list-style: disc;
  }
  .text ul.check {
    padding-inline-start: 0;
    list-style: none;
  }
  .text li > span {
    white-space: pre-wrap;
  }
  .text li > input,
  .text p.check > input {
    margin: 0 0.5em 0 0.15em;
    inline-size: 1.05em;
    block-size: 1.05em;
    vertical-align: -0.12em;
    accent-color: var(--_accent);
  }
  .text [data-checked='true'] > span {
    color: var(--_muted);
    text-decoration: line-through;
  }

  .editing .text {
    min-block-size: 6em;
    padding: 0.6em 0.75em;
    border: 1px solid var(--_line-strong);
    border-radius: 0 0 var(--_radius-inner) var(--_radius-inner);
    background: var(--_surface);
    cursor: text;
  }
  .editing .text:focus-visible,
  .editing .early:focus-visible {
    outline-offset: -2px;
  }
  .text [data-kind] {
    counter-set: l0 0 l1 0 l2 0 l3 0 l4 0;
  }
  .text :is(.bullet, .number)[data-kind] {
    position: relative;
    padding-inline-start: 1.6em;
  }
  .text .bullet[data-kind]::before {
    content: '•';
    position: absolute;
    inset-inline-start: 0.55em;
  }
  .text .number[data-kind]::before {
    position: absolute;
    inset-inline-end: calc(100% - 1.35em);
    font-variant-numeric: tabular-nums;
  }
  .text [data-indent='1'] {
    margin-inline-start: 1.4em;
    counter-set: l1 0 l2 0 l3 0 l4 0;
  }
  .text [data-indent='2'] {
    margin-inline-start: 2.8em;
    counter-set: l2 0 l3 0 l4 0;
  }
  .text [data-indent='3'] {
    margin-inline-start: 4.2em;
    counter-set: l3 0 l4 0;
  }
  .text [data-indent='4'] {
    margin-inline-start: 5.6em;
    counter-set: l4 0;
  }
  .text .number[data-indent='0'] {
    counter-increment: l0;
    counter-set: l1 0 l2 0 l3 0 l4 0;
  }
  .text .number[data-indent='0']::before {
    content: counter(l0) '.';
  }
  .text .number[data-indent='1'] {
    counter-increment: l1;
    counter-set: l2 0 l3 0 l4 0;
  }
  .text .number[data-indent='1']::before {
    content: counter(l1) '.';
  }
  .text .number[data-indent='2'] {
    counter-increment: l2;
    counter-set: l3 0 l4 0;
  }
  .text .number[data-indent='2']::before {
    content: counter(l2) '.';
  }
  .text .number[data-indent='3'] {
    counter-increment: l3;
    counter-set: l4 0;
  }
  .text .number[data-indent='3']::before {
    content: counter(l3) '.';
  }
  .text .number[data-indent='4'] {
    counter-increment: l4;
    counter-set: none;
  }
  .text .number[data-indent='4']::before {
    content: counter(l4) '.';
  }
  .text .is-empty::before {
    content: attr(data-placeholder);
    float: inline-start;
    block-size: 0;
    color: var(--_muted);
    pointer-events: none;
  }
  .peer-selection {
    background: color-mix(in srgb, var(--_peer) 24%, transparent);
  }
  .peer-caret {
    position: relative;
    margin-inline: -1px;
    border-inline-start: 2px solid var(--_peer);
    pointer-events: none;
  }
  .peer-name {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-start: -2px;
    padding: 0 0.4em;
    border-radius: 0.3em;
    border-end-start-radius: 0;
    background: var(--_peer);
    color: white;
    font-size: 0.75em;
    font-weight: 500;
    font-style: normal;
    line-height: 1.5;
    white-space: nowrap;
    user-select: none;
  }

  .field-shell {
    display: grid;
    min-inline-size: 0;
  }
  .early {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: 3em;
    padding: 0.6em 0.75em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
    resize: none;
    field-sizing: content;
  }
  .tools {
    display: flex;
    row-gap: 0.1em;
    padding-block: 0.2em;
    overflow: clip;
    border: 1px solid var(--_line-strong);
    border-block-end: 0;
    border-radius: var(--_radius-inner) var(--_radius-inner) 0 0;
    background: var(--_well);
    flex-wrap: wrap;
  }
  .tools .icon-button {
    flex: none;
    inline-size: 1.9em;
  }
  .tools .icon-button[aria-pressed='true'] {
    background: var(--_selected);
    color: var(--_accent);
  }
  /* What separates groups is out of sight where a row begins with one. */
  .tool-group {
    display: flex;
    gap: 0.1em;
    margin-inline-start: -1px;
    padding-inline: 0.2em;
    border-inline-start: 1px solid var(--_line);
  }
  .tools .icon-button:focus-visible {
    outline-offset: -2px;
  }
  .link-row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    align-items: end;
    padding: 0.5em;
    border: 1px solid var(--_line-strong);
    border-block-end: 0;
    background: var(--_well);
  }
  .link-row .field {
    flex: 1 1 12em;
  }
  .text-foot {
    margin-block-start: 0.3em;
    color: var(--_muted);
    font-size: 0.9em;
  }
  @media (pointer: coarse) {
    .tools .icon-button {
      inline-size: 2.8em;
      block-size: 2.8em;
    }
  }
  @media (forced-colors: active) {
    .tools .icon-button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .peer-selection {
      background: none;
      text-decoration: underline;
    }
    .peer-name {
      border: 1px solid;
    }
  }
`;
