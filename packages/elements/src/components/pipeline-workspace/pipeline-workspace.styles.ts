import { css } from 'lit';

export const workspaceStyles = css`
  .toasts {
    position: fixed;
    inset: auto auto 1.5em 50%;
    translate: -50% 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: transparent;
    overflow: visible;
    max-inline-size: calc(100vw - 2em);
  }
  .toast {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding: 0.45em 0.5em 0.45em 1em;
    border-radius: var(--_radius);
    background: light-dark(#20242d, #eceef3);
    color: light-dark(#f4f5f8, #14171d);
    box-shadow: var(--_shadow-overlay);
  }
  .toast > span {
    overflow-wrap: anywhere;
  }
  .toast.problem {
    border-inline-start: 4px solid light-dark(#ff8a85, #c0262d);
  }
  .toast-action {
    border: 0;
    padding: 0.3em 0.6em;
    border-radius: var(--_radius-inner);
    background: transparent;
    font-weight: 600;
    color: light-dark(#a9c1ff, #1f4fc4);
  }
  .toast-action:hover {
    background: rgb(128 128 128 / 0.25);
  }
  .toast .icon-button {
    flex: none;
    color: inherit;
  }
  .toast .icon-button:hover {
    background: rgb(128 128 128 / 0.25);
    color: inherit;
  }
  .toast :focus-visible {
    outline-color: currentColor;
  }
  @media (forced-colors: active) {
    .toast {
      border: 1px solid CanvasText;
    }
  }
`;
