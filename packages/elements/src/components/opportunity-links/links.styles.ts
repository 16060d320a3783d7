import { css } from 'lit';

/** A row of a link: who, in which role, and what is one press away. */
export const linkStyles = css`
  .item {
    align-items: center;
  }
  .who {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(7em, 11em);
    gap: 0 0.7em;
    align-items: center;
    min-inline-size: 0;
    padding-block: 0.2em;
    overflow-wrap: anywhere;
  }
  .who strong {
    font-weight: 500;
  }
  .who .sub {
    display: block;
    color: var(--_muted);
  }
  .role {
    min-inline-size: 0;
  }
  .way {
    text-decoration: none;
    color: var(--_muted);
  }
  .way.preferred {
    color: var(--_accent);
  }
  .way .icon,
  .lead .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  @container (max-inline-size: 34em) {
    .who {
      grid-template-columns: minmax(0, 1fr);
    }
    .item > .item-actions {
      grid-column: 2 / -1;
      flex-wrap: wrap;
      margin-inline-start: -0.7em;
    }
  }
`;
