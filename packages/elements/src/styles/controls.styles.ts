import { css } from 'lit';

/** Buttons and fields as every widget shows them. */
export const controlStyles = css`
  button {
    font: inherit;
    color: inherit;
    margin: 0;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-block-size: var(--_control, 2.4em);
    padding: 0.3em 0.85em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
    font-weight: 500;
    white-space: nowrap;
    transition: background var(--_quick);
  }
  .button:hover:not(:disabled) {
    background: var(--_hover);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  @media (pointer: coarse) {
    .button.primary {
      min-block-size: 44px;
    }
  }
  .button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  .button.danger {
    color: var(--_danger);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
  }
  .button.quiet:hover:not(:disabled) {
    background: var(--_hover);
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-inner);
    background: transparent;
    color: var(--_muted);
  }
  .icon-button:hover:not(:disabled) {
    background: var(--_hover);
    color: var(--_text);
  }
  .field {
    display: grid;
    gap: 0.3em;
    min-inline-size: 0;
  }
  .field > label,
  .label {
    color: var(--_muted);
    font-weight: 500;
  }
  .input {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: var(--_control, 2.4em);
    padding: 0.2em 0.65em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
  }
  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .hint {
    color: var(--_muted);
  }
  .problem {
    color: var(--_danger);
  }
  .warning {
    color: var(--_warning);
  }
  dialog {
    color: inherit;
    font: inherit;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow-overlay);
    max-inline-size: min(40em, calc(100vw - 2em));
  }
  dialog::backdrop {
    background: rgb(10 12 18 / 0.42);
  }
`;
