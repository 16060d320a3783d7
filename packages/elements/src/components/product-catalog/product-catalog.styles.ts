import { css } from 'lit';

export const productCatalogStyles = css`
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
  .search {
    flex: 1 1 16em;
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
  .products {
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  .products > li {
    padding: 0.6em 0.9em;
  }
  .products > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .products > li[part],
  .from-host .products > li {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1.2fr) 8em auto;
    gap: 0.2em 1em;
    align-items: center;
  }
  .pricing > summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.4em;
    cursor: pointer;
  }
  .pricing .fields {
    margin-block: 0.4em;
  }
  .from-host {
    display: grid;
    gap: 0.5em;
    margin-block-start: 0.6em;
  }
  .from-host h3 {
    margin: 0;
    font-size: 1em;
  }
  .from-host .products:empty {
    display: none;
  }
  .host-state.problem {
    color: var(--_text);
  }
  .what,
  .price {
    display: grid;
    gap: 0.1em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .what .name {
    font-weight: 600;
  }
  .price,
  .uses {
    text-align: end;
  }
  .badge {
    justify-self: start;
    padding: 0 0.5em;
    border: 1px solid var(--_line-strong);
    border-radius: 1em;
    color: var(--_muted);
    font-size: 0.9em;
  }
  .archived .name {
    color: var(--_muted);
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
  .product-form {
    display: grid;
    gap: 0.9em;
    padding: 0.9em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .products .product-form {
    border: 0;
    padding: 0.3em 0;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13em, 100%), 1fr));
    gap: 0.8em;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .form-actions {
    display: flex;
    gap: 0.5em;
    justify-content: flex-end;
  }
  .more {
    justify-self: center;
  }
  @container (inline-size < 40em) {
    .products > li[part],
    .from-host .products > li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .uses {
      grid-row: 2;
      grid-column: 1;
      text-align: start;
    }
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
