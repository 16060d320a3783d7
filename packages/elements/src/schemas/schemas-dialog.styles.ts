import { css } from 'lit';

export const schemasDialogStyles = css`
  dialog.schemas-dialog {
    inline-size: min(64em, calc(100vw - 2em));
    block-size: min(48em, calc(100vh - 3em));
    max-block-size: none;
    padding: 0;
  }
  .schemas-dialog[open] {
    display: flex;
    flex-direction: column;
  }
  .schemas-dialog > header {
    display: flex;
    justify-content: flex-end;
    padding: 0.5em 0.6em 0;
  }
  .schemas-dialog > stage-schema-editor {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }
  @media (max-width: 600px) {
    dialog.schemas-dialog {
      inline-size: 100vw;
      max-inline-size: none;
      block-size: 100vh;
      border-radius: 0;
    }
  }
`;
