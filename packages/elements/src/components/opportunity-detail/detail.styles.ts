import { css } from 'lit';

/** The frame of a detail. A drawer takes focus when it opens, as a dialog does; a ring around a whole edge of the window says nothing. */
export const detailStyles = css`
  .panel,
  .drawer {
    container-type: inline-size;
    background: var(--_surface);
  }
  .panel {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .drawer {
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(var(--firsat-drawer-width, 32em), 100vw);
    block-size: auto;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--_line);
    color: inherit;
    overflow: auto;
    overscroll-behavior: contain;
    box-shadow: var(--_shadow-overlay);
  }
  .drawer:popover-open {
    animation: slide-in 160ms ease-out;
  }
  .drawer:focus-visible {
    outline: none;
  }
  @keyframes slide-in {
    from {
      transform: translateX(calc(1.5em * var(--_onward, 1)));
    }
  }
  .drawer:dir(rtl) {
    --_onward: -1;
  }
  .muted {
    color: var(--_muted);
  }
  h2,
  h3,
  h4,
  p,
  dl,
  dd {
    margin: 0;
  }
  h2 {
    font-size: 1em;
    font-weight: 400;
  }
  .spring,
  .customer > .cell {
    flex: 1;
  }
  .detail-head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: grid;
    gap: 0.1em;
    padding: var(--_space) calc(var(--_space) * 1.3) 0.6em;
    border-block-end: 1px solid var(--_line);
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
    background: var(--_surface);
  }
  .drawer .detail-head {
    border-radius: 0;
  }
  .customer {
    display: flex;
    gap: 0.3em;
    align-items: start;
  }
  .head-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4em 0.6em;
    min-block-size: 2em;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    padding: 0.1em 0.65em;
    border: 1px solid var(--_line-strong);
    border-radius: 1em;
    font-weight: 500;
    white-space: nowrap;
  }
  .badge.won {
    border-color: var(--_success);
    color: var(--_success);
  }
  .badge.lost {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  .badge.suspended {
    border-color: var(--_warning);
    color: var(--_warning);
  }
  .badge.abandoned,
  .badge.times {
    border-color: var(--_line);
    color: var(--_muted);
  }
  .close-mark {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    font-weight: 500;
    white-space: nowrap;
  }
  .close-mark.overdue {
    color: var(--_danger);
  }
  .close-mark.today {
    color: var(--_warning);
  }
  .peers {
    display: inline-flex;
  }
  .peer {
    display: inline-grid;
    place-items: center;
    inline-size: 1.9em;
    block-size: 1.9em;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_peer, var(--_hover));
    color: var(--_on-peer, var(--_text));
    font-weight: 600;
    line-height: 1;
  }
  .peer + .peer {
    margin-inline-start: -0.5em;
  }
  .detail-body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.3);
  }
  .message {
    display: grid;
    justify-items: center;
    gap: 0.25em;
    padding: 3em 1.5em 2em;
    text-align: center;
  }
  .message > .icon {
    inline-size: 1.8em;
    block-size: 1.8em;
    margin-block-end: 0.4em;
    color: var(--_muted);
  }
  .message-action {
    padding-block-end: 2em;
    text-align: center;
  }
  .deleted-banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
    padding: 0.7em 0.9em;
    border: 1px solid var(--_danger);
    border-radius: var(--_radius-inner);
  }
  .deleted-banner > .icon {
    color: var(--_danger);
  }
  .deleted-banner > div {
    flex: 1 1 12em;
  }
  .skeleton {
    block-size: 1.4em;
    border-radius: var(--_radius-inner);
    background: var(--_hover);
  }
  .skeleton.title {
    inline-size: 60%;
    block-size: 1.8em;
  }
  .skeleton.tall {
    block-size: 9em;
  }
  .detail-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--_line);
  }
`;
