import { css } from 'lit';

export const offersPanelStyles = css`
  .offers {
    display: grid;
    gap: 0.75em;
    min-inline-size: 0;
  }
  .add-offer {
    justify-self: start;
  }
  .offers-empty {
    padding: 0.5em 0;
  }
  .offers-empty p {
    margin: 0;
  }
  .offer-list {
    display: grid;
    gap: 0.5em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .offer-open {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.25em 0.8em;
    align-items: baseline;
    inline-size: 100%;
    padding: 0.65em 0.85em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_raised);
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .offer-open:hover {
    border-color: var(--_line-strong);
    background: var(--_hover);
  }
  .offer-name,
  .offer-total {
    font-weight: 600;
    white-space: nowrap;
  }
  .offer-title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .offer-about {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 0.9em;
    color: var(--_muted);
  }
  .offer-status {
    color: var(--_text);
    font-weight: 500;
  }
  .offer-status.accepted {
    color: var(--_success);
  }
  .offer-status.rejected,
  .offer-status.expired {
    color: var(--_danger);
  }
  .offer-status.also {
    color: var(--_warning);
  }
  .offer.superseded .offer-total,
  .offer.cancelled .offer-total {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .new-offer {
    display: grid;
    gap: 0.8em;
    padding: 0.9em 1em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .new-offer-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 0.7em 1em;
  }
  .new-offer-end {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    justify-content: end;
  }
  .remove-template {
    margin-inline-end: auto;
  }
  @media (pointer: coarse) {
    .offer-open,
    .new-offer .button,
    .new-offer .input,
    .add-offer {
      min-block-size: 3.15em;
    }
  }
`;
