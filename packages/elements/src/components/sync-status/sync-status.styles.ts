import { css } from 'lit';

export const syncStatusStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }
  .base {
    max-inline-size: 100%;
  }
  .summary {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    max-inline-size: 100%;
    min-block-size: 2em;
    padding: 0.15em 0.6em 0.15em 0.5em;
    border: 1px solid transparent;
    border-radius: 999px;
    background: transparent;
    color: var(--_muted);
    text-align: start;
  }
  .summary:hover,
  .summary[aria-expanded='true'] {
    background: var(--_hover);
    color: var(--_text);
  }
  .summary.saved .icon {
    color: var(--_success);
  }
  .summary.warning {
    color: var(--_warning);
  }
  .summary.problem {
    border-color: color-mix(in oklab, var(--_danger) 45%, var(--_surface));
    background: color-mix(in oklab, var(--_danger) 8%, var(--_surface));
    color: var(--_danger);
  }
  .details {
    inline-size: 23em;
  }
  h2 {
    margin: 0 0 0.5em;
    font-size: 1em;
    font-weight: 600;
  }
  .levels {
    display: grid;
    gap: 0.15em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .levels li {
    display: grid;
    grid-template-columns: 1.3em 1fr;
    gap: 0 0.55em;
    align-items: start;
    padding-block: 0.35em;
  }
  .levels .icon {
    margin-block-start: 0.13em;
    color: var(--_muted);
  }
  .levels li[data-state='done'] .icon {
    color: var(--_success);
  }
  .levels li[data-state='problem'] .icon {
    color: var(--_danger);
  }
  .levels strong {
    font-weight: 600;
  }
  .levels span {
    grid-column: 2;
    color: var(--_muted);
  }
  .levels small {
    display: block;
    font-size: inherit;
  }
  .note {
    margin: 0.4em 0 0;
    color: var(--_muted);
  }
  .trouble {
    display: grid;
    grid-template-columns: 1.3em 1fr;
    gap: 0.55em;
    margin: 0.6em 0 0;
    padding: 0.55em 0.6em;
    border-radius: var(--_radius-inner);
    background: color-mix(in oklab, var(--_warning) 10%, var(--_surface));
    color: var(--_text);
  }
  .trouble .icon {
    margin-block-start: 0.13em;
    color: var(--_warning);
  }
  .offline {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.2em 1em;
    align-items: center;
    margin-block-start: 0.7em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--_line);
  }
  .offline label {
    font-weight: 500;
  }
  .offline .hint {
    grid-column: 1 / -1;
    margin: 0;
  }
  .switch {
    appearance: none;
    position: relative;
    inline-size: 2.9em;
    block-size: 1.7em;
    margin: 0;
    border: 1px solid var(--_line-strong);
    border-radius: 999px;
    background: var(--_well);
    cursor: pointer;
    transition: background var(--_quick);
  }
  .switch::after {
    content: '';
    position: absolute;
    inset-block: 2px;
    inset-inline-start: 2px;
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_line-strong);
    transition: translate var(--_quick);
  }
  .switch:checked {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .switch:checked::after {
    translate: 1.2em;
    background: var(--_on-accent);
  }
  .switch:checked:dir(rtl)::after {
    translate: -1.2em;
  }
  @media (forced-colors: active) {
    .switch,
    .switch::after {
      forced-color-adjust: none;
      border-color: ButtonText;
      background: ButtonFace;
    }
    .switch::after {
      background: ButtonText;
    }
    .switch:checked {
      background: Highlight;
    }
    .switch:checked::after {
      background: HighlightText;
    }
  }
`;
