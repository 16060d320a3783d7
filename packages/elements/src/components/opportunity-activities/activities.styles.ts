import { css } from 'lit';

/** What the lists of activities and links have beyond those of tasks. */
export const activityStyles = css`
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
    align-items: center;
  }
  .kinds .chip {
    display: inline-flex;
    gap: 0.45em;
    align-items: center;
  }
  .kinds .icon {
    inline-size: 1em;
    block-size: 1em;
    color: var(--_muted);
  }
  .effort {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    margin: 0;
    color: var(--_muted);
  }
  h3 {
    margin: 0.3em 0 0;
    color: var(--_muted);
    font-size: inherit;
    font-weight: 500;
  }
  .lead .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .badge {
    padding: 0 0.55em;
    border: 1px solid var(--_line-strong);
    border-radius: 1em;
    color: var(--_text);
  }
  .item > .activity-editor {
    gap: 0.75em;
    padding: 0.7em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
  }
  .activity-editor .label {
    display: block;
  }
  .activity-editor .other {
    flex: 1 1 9em;
    min-inline-size: 0;
    max-inline-size: 16em;
  }
  .activity-editor .editor-end {
    align-items: center;
    justify-content: space-between;
  }
  .pair.narrow {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .who-chip {
    display: inline-flex;
    align-items: center;
    padding-inline-start: 0.7em;
    border: 1px solid var(--_line-strong);
    border-radius: 1.2em;
    background: var(--_selected);
  }
  .who-chip .icon-button {
    inline-size: 2em;
    block-size: 2em;
  }
  .who-chip .icon {
    inline-size: 0.9em;
    block-size: 0.9em;
  }
  .field > .chips + .combo,
  .field > .chips + .input {
    margin-block-start: 0.35em;
  }
  @media (pointer: coarse) {
    .who-chip .icon-button,
    .kinds .chip {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
