import { css } from 'lit';

export const quotaEditorStyles = css`
  .base {
    container-type: inline-size;
    display: grid;
    gap: 0.9em;
    align-content: start;
    max-inline-size: 68em;
  }
  p {
    margin: 0;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 1em;
    align-items: center;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.4em;
  }
  .check input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .tools h2 {
    flex: 1 1 auto;
    margin: 0;
    font-size: 1.15em;
  }
  .group {
    display: grid;
    gap: 0.4em;
  }
  h3 {
    margin: 0;
    font-size: 1em;
  }
  .quotas {
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  .quotas > li {
    padding: 0.6em 0.9em;
  }
  .quotas > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .quotas > li[part] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) fit-content(46%) auto;
    gap: 0.2em 1em;
    align-items: center;
  }
  .what,
  .volume {
    display: grid;
    gap: 0.1em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .period {
    font-weight: 600;
  }
  .over .period {
    color: var(--_muted);
  }
  .volume {
    text-align: end;
  }
  /* A number that is broken is another number. */
  .volume strong {
    white-space: nowrap;
  }
  .quotas > li[part] > .warning {
    grid-column: 1 / -1;
  }
  .warning {
    display: inline-flex;
    gap: 0.35em;
    align-items: baseline;
  }
  .warning svg {
    flex: none;
    align-self: center;
  }
  .actions {
    display: flex;
    gap: 0.2em;
    justify-content: flex-end;
  }
  .empty {
    display: grid;
    gap: 0.4em;
    padding: 2.5em 1.2em;
    border: 1px dashed var(--_line-strong);
    border-radius: var(--_radius);
    text-align: center;
  }
  .quota-form {
    display: grid;
    gap: 0.9em;
    padding: 0.9em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .quotas .quota-form {
    border: 0;
    padding: 0.3em 0;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13em, 100%), 1fr));
    gap: 0.8em;
  }
  .preview {
    display: grid;
    gap: 0.3em;
  }
  .preview ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13em, 100%), 1fr));
    gap: 0.2em 1em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .preview li {
    display: grid;
    gap: 0.1em;
    align-content: start;
  }
  .form-actions {
    display: flex;
    gap: 0.5em;
    justify-content: flex-end;
  }
  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
    .button,
    .input,
    .check {
      min-block-size: 44px;
    }
  }
`;
