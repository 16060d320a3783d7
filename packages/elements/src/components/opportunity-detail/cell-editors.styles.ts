import { css } from 'lit';

/** What stands in place of a value while it is edited. */
export const cellEditorStyles = css`
  .editor {
    display: grid;
    gap: 0.35em;
    padding-block: 0.15em 0.4em;
    font-weight: 400;
  }
  .contested {
    color: var(--_warning);
    font-weight: 500;
  }
  .contest-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .status-form h3 {
    font-size: 1em;
    font-weight: 600;
  }
`;
