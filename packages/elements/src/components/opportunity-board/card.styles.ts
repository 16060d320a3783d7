import { css } from 'lit';

/**
 * Cards: fixed rows, so that a windowed column never jumps and amounts stand under each other. Money is never cut: the date gives way.
 */
export const cardStyles = css`
  .base {
    --_card-height: 5.75em;
  }
  .base[data-density='compact'] {
    --_card-height: 2.6em;
  }
  .base[data-density='spacious'] {
    --_card-height: 8.2em;
  }
  .item {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    block-size: var(--_card-height);
    contain: layout style;
  }
  .base[data-moving] .item {
    transition: translate var(--_quick);
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    grid-template-rows: repeat(3, 1.42em);
    align-content: center;
    align-items: center;
    column-gap: 0.4em;
    row-gap: 0.07em;
    block-size: 100%;
    padding: 0 var(--_space);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_raised);
    cursor: pointer;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
    touch-action: manipulation;
  }
  .base[data-density='compact'] .card {
    grid-template-rows: 1fr;
  }
  .base[data-density='spacious'] .card {
    grid-template-rows: 2.84em 1.42em 1.42em;
    row-gap: 0.4em;
  }
  .base[data-density='spacious'] .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    white-space: normal;
  }
  .base:not([data-density='compact']) .title {
    grid-column: 1 / 3;
  }
  .base:not([data-density='compact']) .mark {
    grid-column: 3;
  }
  .age {
    grid-column: 2 / 4;
  }
  .foot {
    grid-column: 1 / 4;
    display: flex;
    justify-content: space-between;
    gap: 0.4em;
    min-inline-size: 0;
  }
  .age.beside {
    grid-column: 2;
  }
  .item:hover > .card {
    border-color: color-mix(in oklab, var(--_text) 26%, var(--_surface));
    box-shadow: var(--_shadow);
  }
  .card:focus-visible {
    outline-offset: 1px;
    z-index: 1;
  }
  .title {
    font-weight: 600;
    line-height: 1.42;
  }
  .title[data-tip] {
    text-decoration: underline;
    text-decoration-style: dotted;
    text-decoration-color: var(--_muted);
  }
  .mark {
    inline-size: 1.15em;
    block-size: 1.15em;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    justify-self: end;
    transition: translate var(--_quick);
  }
  .card[data-mark='overdue'] .mark,
  .card[data-mark='lost'] .mark {
    stroke: var(--_danger);
  }
  .card[data-mark='today'] .mark,
  .card[data-mark='won'] .mark {
    stroke: var(--_success);
  }
  .card[data-mark='unplanned'] .mark,
  .card[data-mark='suspended'] .mark {
    stroke: var(--_warning);
  }
  .customer {
    color: var(--_muted);
  }
  .age {
    justify-self: end;
    color: var(--_muted);
    white-space: nowrap;
  }
  .owner {
    display: grid;
    place-items: center;
    min-inline-size: 2.05em;
    block-size: 1.55em;
    padding-inline: 0.3em;
    border-radius: 1em;
    background: color-mix(in oklab, var(--_text) 11%, var(--_raised));
    color: color-mix(in oklab, var(--_text) 80%, var(--_surface));
    font-size: 0.86em;
    font-weight: 500;
    line-height: 1;
  }
  .amount {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 600;
    white-space: nowrap;
  }
  .foot .amount {
    flex: 0 0 auto;
    max-inline-size: 100%;
  }
  .period {
    font-weight: 400;
    color: var(--_muted);
  }
  .date {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--_muted);
    white-space: nowrap;
  }
  .card[data-mark='overdue'] .date {
    color: var(--_danger);
    font-weight: 500;
  }
  .card-menu {
    position: absolute;
    inset-block-start: 0.5em;
    inset-inline-end: 0.45em;
    inline-size: 1.75em;
    block-size: 1.75em;
    border: 0;
    border-radius: var(--_radius-inner);
    background-color: transparent;
    color: var(--_muted);
    opacity: 0;
    transition: opacity var(--_quick);
  }
  .base[data-density='compact'] .card-menu {
    inset-block-start: 0.4em;
  }
  .item:hover .card-menu,
  .card:focus-visible + .card-menu,
  .card-menu:focus-visible,
  .card-menu[aria-expanded='true'] {
    opacity: 1;
  }
  .item:hover .mark,
  .card:focus-visible .mark {
    translate: calc(-1.75em * var(--_direction, 1)) 0;
  }
  .item:hover .title,
  .card:focus-visible .title {
    padding-inline-end: 1.6em;
  }
  @media (hover: none) {
    .card-menu {
      opacity: 1;
    }
    .card .mark {
      translate: calc(-1.75em * var(--_direction, 1)) 0;
    }
    .card .title {
      padding-inline-end: 1.6em;
    }
  }
  .base:dir(rtl) {
    --_direction: -1;
  }
`;
