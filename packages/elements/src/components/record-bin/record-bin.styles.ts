import { css } from 'lit';

export const recordBinStyles = css`
  .base {
    container-type: inline-size;
    max-inline-size: 62em;
  }
  p {
    margin: 0;
  }
  .strong {
    font-weight: 600;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 0.5em;
    padding: 3em 1.5em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: center;
  }
  .empty > .icon {
    inline-size: 2em;
    block-size: 2em;
    color: var(--_muted);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 1em;
    align-items: center;
  }
  .search {
    flex: 1 1 16em;
  }
  .kind {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }
  .kind .input {
    inline-size: auto;
  }
  .selection {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.4em 1em;
    min-block-size: 3.2em;
    padding-inline: 0.8em;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.7em;
    min-block-size: 2.2em;
    color: var(--_muted);
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .entries {
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  .entries li {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr) auto;
    gap: 0 0.7em;
    align-items: start;
    padding: 0.7em 0.8em;
    border-block-end: 1px solid var(--_line);
  }
  .entries li:last-child {
    border-block-end: 0;
  }
  .entries input {
    margin-block-start: 0.15em;
  }
  .mark {
    color: var(--_muted);
  }
  .what {
    display: grid;
    gap: 0.15em;
    min-inline-size: 0;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.7em;
    align-items: baseline;
    overflow-wrap: anywhere;
  }
  .link {
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .link:hover {
    text-decoration: underline;
  }
  .notice {
    display: flex;
    gap: 0.45em;
    align-items: flex-start;
    padding-block-start: 0.15em;
  }
  .notice .icon {
    margin-block-start: 0.12em;
  }
  .more {
    display: flex;
    margin: 0.8em auto 0;
  }
  .none {
    padding: 1.2em 0.8em;
  }
  @container (inline-size < 30em) {
    .kind,
    .kind .input {
      flex: 1 1 auto;
    }
    .entries li {
      grid-template-columns: auto minmax(0, 1fr) auto;
      padding-inline: 0.6em;
    }
    .mark {
      display: none;
    }
    .restore {
      inline-size: 2.8em;
      block-size: 2.8em;
      padding: 0;
    }
    .restore .words {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .many {
      flex: 1 1 auto;
    }
  }
  @media (forced-colors: active) {
    .link {
      color: LinkText;
    }
  }
`;
