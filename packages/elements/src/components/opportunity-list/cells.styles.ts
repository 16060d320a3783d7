import { css } from 'lit';

/** What stands in the cells: marks with words, figures under each other, and the two lines of a narrow row. */
export const cellStyles = css`
  .to-customer {
    flex: none;
    margin-inline: auto -0.35em;
    opacity: 0;
  }
  .cell > .to-customer {
    block-size: 100%;
    min-block-size: 0;
  }
  .row:is(:hover, :focus-within) .to-customer,
  .way > .to-customer {
    opacity: 1;
  }
  @media (hover: none) {
    .to-customer {
      opacity: 1;
    }
  }
  .way {
    display: grid;
  }
  .way > .to-customer {
    margin-inline: 0;
    inline-size: 2.75em;
    block-size: auto;
    color: var(--_muted);
  }
  .resize {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    inline-size: 0.7em;
    cursor: col-resize;
    touch-action: none;
  }
  .resize::after {
    content: '';
    position: absolute;
    inset-block: 25%;
    inset-inline-end: 0;
    inline-size: 1px;
    background: transparent;
  }
  .head:hover .resize::after {
    background: var(--_line-strong);
  }
  .resize:hover::after,
  .resize[data-held]::after {
    inline-size: 3px;
    background: var(--_accent);
  }
  @media (pointer: coarse) {
    .resize {
      inline-size: 24px;
    }
    .resize::after {
      background: var(--_line-strong);
    }
  }
  .title {
    font-weight: 600;
  }
  .amount {
    font-weight: 600;
  }
  .per {
    color: var(--_muted);
    font-weight: 400;
  }
  .staged,
  .state,
  .person,
  .due,
  .priority {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-inline-size: 0;
  }
  .state > .icon,
  .due > .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .state[data-status='open'],
  .state[data-status='abandoned'],
  .state[data-status='suspended'] {
    color: var(--_muted);
  }
  .state[data-status='won'] > .icon {
    color: var(--_success);
  }
  .state[data-status='lost'] > .icon {
    color: var(--_danger);
  }
  .due.overdue {
    color: var(--_danger);
    font-weight: 500;
  }
  .due.today {
    color: var(--_warning);
    font-weight: 500;
  }
  .initials {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.85em;
    block-size: 1.85em;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_text) 9%, var(--_surface));
    font-size: 0.8em;
    font-weight: 600;
    line-height: 1;
  }
  .bars {
    display: inline-flex;
    align-items: flex-end;
    gap: 2px;
    block-size: 0.9em;
  }
  .bars > i {
    inline-size: 3px;
    block-size: 40%;
    border-radius: 1px;
    background: var(--_line-strong);
    opacity: 0.45;
  }
  .bars > i:nth-child(2) {
    block-size: 70%;
  }
  .bars > i:nth-child(3) {
    block-size: 100%;
  }
  .priority[data-level='1'] i:nth-child(1),
  .priority[data-level='2'] i:nth-child(-n + 2),
  .priority[data-level='3'] i {
    background: var(--_text);
    opacity: 1;
  }
  .priority[data-level='3'] i {
    background: var(--_danger);
  }
  .tags {
    display: flex;
    gap: 0.3em;
    min-inline-size: 0;
    overflow: hidden;
  }
  .tag {
    flex: 0 1 auto;
    max-inline-size: 10em;
    padding: 0.05em 0.5em;
    border-radius: 999px;
    background: color-mix(in oklab, var(--_text) 8%, var(--_surface));
  }
  .row.narrow {
    display: grid;
    grid-template-columns: 3em minmax(0, 1fr) 2.75em;
    min-inline-size: 0;
    inline-size: 100%;
  }
  .base[data-narrow] .rows {
    min-inline-size: 0;
  }
  .card {
    display: grid;
    align-content: center;
    gap: 0.15em;
    padding-inline: 0;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-inline-size: 0;
  }
  .line > .title,
  .grow {
    flex: 1;
  }
  .line > .amount {
    flex: none;
  }
  .line.second {
    color: var(--_muted);
  }
  .line.second > .staged {
    flex: 0 1 auto;
    max-inline-size: 45%;
  }
  .line.second > :last-child:not(.staged) {
    flex: none;
  }
  .ended .ellipsis {
    display: none;
  }
`;
