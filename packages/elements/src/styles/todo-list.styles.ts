import { css } from 'lit';

/** Lists of what is to be done: tasks and reminders of one opportunity. */
export const todoListStyles = css`
  .base {
    container-type: inline-size;
    display: grid;
    gap: calc(var(--_space) * 1.2);
    align-content: start;
  }
  .new,
  .editor {
    display: grid;
    gap: 0.6em;
  }
  .new-line {
    display: flex;
    gap: 0.5em;
  }
  .new-line .input {
    flex: 1;
    min-inline-size: 0;
  }
  .more-fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.7em;
    align-items: end;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
  }
  .chip {
    min-block-size: 2.2em;
    padding: 0.15em 0.75em;
    border: 1px solid var(--_line-strong);
    border-radius: 1.2em;
    background: var(--_surface);
  }
  .chip:hover:not(:disabled) {
    background: var(--_hover);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
    font-weight: 500;
  }
  .when-fields {
    display: grid;
    grid-template-columns: minmax(8.5em, 1fr) 8.5em;
    gap: 0.3em 0.5em;
  }
  .when-fields .hint {
    grid-column: 1 / -1;
  }
  .when-fields .hint:empty {
    display: none;
  }
  p {
    margin: 0;
  }
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .item {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 0.3em;
    align-items: start;
    padding-block: calc(var(--_space) * 0.4);
  }
  .item + .item {
    border-block-start: 1px solid var(--_line);
  }
  .item > .editor {
    grid-column: 1 / -1;
    padding: 0.5em 0.3em 0.7em;
  }
  .check .icon {
    grid-area: 1 / 1;
    inline-size: 1.35em;
    block-size: 1.35em;
  }
  .check .icon:last-child {
    color: var(--_success);
    opacity: 0;
  }
  .check[aria-checked='true'] .icon:first-child,
  .check:hover:not(:disabled) .icon:first-child {
    opacity: 0;
  }
  .check[aria-checked='true'] .icon:last-child,
  .check:hover:not(:disabled) .icon:last-child {
    opacity: 1;
  }
  .lead {
    display: grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    color: var(--_muted);
  }
  .what {
    display: grid;
    gap: 0.05em;
    min-inline-size: 0;
    padding-block: 0.3em;
    overflow-wrap: anywhere;
  }
  .what strong {
    font-weight: 500;
  }
  .done .what strong {
    color: var(--_muted);
    font-weight: 400;
    text-decoration: line-through;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    color: var(--_muted);
  }
  .meta .warning {
    color: var(--_warning);
    font-weight: 500;
  }
  .meta .danger,
  .meta .late {
    color: var(--_danger);
    font-weight: 500;
  }
  .note {
    color: var(--_muted);
    white-space: pre-line;
  }
  .star {
    display: inline-block;
    color: var(--_warning);
    vertical-align: -0.1em;
  }
  .star .icon {
    fill: currentColor;
    inline-size: 0.95em;
    block-size: 0.95em;
  }
  .item-actions {
    display: flex;
  }
  .editor-end {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    justify-content: flex-end;
  }
  .check-field {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-block-size: 2.3em;
  }
  .check-field input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  textarea.input {
    display: block;
    resize: vertical;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(17em, 100%), 1fr));
    gap: 0.6em;
    align-items: start;
  }
  .past summary {
    inline-size: fit-content;
    padding: 0.3em 0;
    border-radius: var(--_radius-inner);
    color: var(--_muted);
    font-weight: 500;
    cursor: pointer;
  }
  @container (max-inline-size: 30em) {
    .item-actions:has(:nth-child(3)) {
      grid-column: 2 / -1;
      margin-inline-start: -0.7em;
    }
    .item .icon-button,
    .check {
      inline-size: 2.75em;
      block-size: 2.75em;
    }
    .lead {
      inline-size: 2.75em;
      block-size: 2.75em;
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
