import { css } from 'lit';

export const notesStyles = css`
  .notes {
    display: grid;
    gap: 0.75em;
    min-inline-size: 0;
  }
  .add-note {
    justify-self: start;
  }
  .notes-empty {
    padding: 0.5em 0;
  }
  .notes-empty p {
    margin: 0;
  }
  .note-list {
    display: grid;
    gap: 0.6em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .note {
    display: grid;
    gap: 0.35em;
    min-inline-size: 0;
    padding: 0.6em 0.8em 0.7em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_raised);
  }
  .note-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    align-items: center;
    min-block-size: 2em;
  }
  .note-author {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .note-when,
  .note-edited,
  .note-pinned {
    color: var(--_muted);
  }
  .note-edited {
    margin: 0;
    font-size: 0.9em;
  }
  .note-tools {
    display: flex;
    gap: 0.1em;
    margin-inline-start: auto;
  }
  .note-pinned {
    display: inline-flex;
    gap: 0.3em;
    align-items: center;
    margin-inline-start: auto;
  }
  .note-tools .pinned {
    color: var(--_accent);
  }
  .note-tools .pinned .icon,
  .note-pinned .icon {
    fill: currentColor;
  }
  .note-open {
    display: block;
    inline-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
  }
  .note-open:hover .note-excerpt {
    text-decoration: underline;
    text-decoration-color: var(--_line-strong);
    text-underline-offset: 0.2em;
  }
  .note-excerpt {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .note-excerpt.blank {
    color: var(--_muted);
    font-style: italic;
  }
  .note > .attach {
    justify-self: end;
    margin-block-end: -0.2em;
    margin-inline-end: -0.3em;
  }
  .note-foot {
    display: flex;
    justify-content: end;
  }
  @media (pointer: coarse) {
    .note-tools .icon-button {
      inline-size: 2.8em;
      block-size: 2.8em;
    }
  }
`;
