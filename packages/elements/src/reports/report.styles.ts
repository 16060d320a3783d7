import { css } from 'lit';

/** A report: what is chosen, its figures, what is said about them. Goes with `chartStyles` and `recordsDrawerStyles`. */
export const reportStyles = css`
  :host {
    container-type: inline-size;
  }
  .base {
    display: grid;
    gap: 1em;
    align-content: start;
    min-inline-size: 0;
    background: transparent;
  }
  .base > * {
    min-inline-size: 0;
  }
  .head,
  .tools,
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 0.8em;
    align-items: center;
  }
  .head {
    justify-content: space-between;
  }
  .head h2 {
    margin: 0;
    font-size: 1.45em;
    font-weight: 650;
    line-height: 1.25;
  }
  .pick-report {
    inline-size: auto;
    field-sizing: content;
    max-inline-size: 100%;
    min-block-size: 2.1em;
    border-color: transparent;
    background: transparent;
    font-size: 1.3em;
    font-weight: 650;
    padding-inline-start: 0.3em;
  }
  .pick-report:hover {
    background: var(--_hover);
  }
  .pick-report option,
  .pick-report optgroup {
    font-size: 0.8em;
    font-weight: 400;
    background: var(--_surface);
  }
  .choices {
    align-items: end;
    gap: 0.6em 1em;
  }
  .choices .field {
    min-inline-size: 13em;
    max-inline-size: 100%;
  }
  .choices select {
    field-sizing: content;
    min-inline-size: 100%;
    max-inline-size: 24em;
  }
  .choices .day,
  .time-machine .day {
    inline-size: 10em;
  }
  .choices p {
    margin: 0;
    padding-block-end: 0.55em;
  }
  .choices .problem,
  .time-machine .problem {
    padding: 0;
  }
  .problem:empty,
  .past:empty {
    display: none;
  }
  .compare {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 2.4em;
    cursor: pointer;
  }
  .compare input,
  .slider {
    accent-color: var(--_accent);
  }
  .compare input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
  }
  .time-machine {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 1em;
    align-items: end;
    padding: 0.8em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_selected);
  }
  .time-machine .slider {
    flex: 1 1 14em;
    min-inline-size: 0;
    block-size: 2.4em;
    margin: 0;
  }
  .time-machine .past {
    flex-basis: 100%;
    margin: 0;
  }
  .filters {
    min-block-size: 2.1em;
  }
  .waiting {
    display: flex;
    flex-wrap: wrap;
    gap: 0.8em;
    align-items: center;
    margin: 0;
    min-block-size: 2.3em;
  }
  progress {
    inline-size: min(16em, 100%);
    accent-color: var(--_accent);
  }
  .headlines {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11em, 1fr));
    gap: 0.8em;
    margin: 0;
  }
  .headlines:not(:has(> :nth-child(2))) {
    max-inline-size: 24em;
  }
  .headline {
    position: relative;
    display: grid;
    gap: 0.25em;
    align-content: start;
    padding: 0.8em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .headline dt {
    color: var(--_muted);
    font-weight: 500;
  }
  .headline :is(dd, p) {
    margin: 0;
  }
  .big {
    display: inline-block;
    padding: 0;
    border: 0;
    background: transparent;
    font-size: 1.75em;
    font-weight: 650;
    line-height: 1.2;
    letter-spacing: -0.01em;
    text-align: start;
  }
  /* Money is longer in Arabic, its letters are joined. */
  .big:dir(rtl) {
    font-size: 1.45em;
    letter-spacing: normal;
  }
  .big.few {
    color: var(--_muted);
  }
  button.big:hover {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.15em;
  }
  .headline :is(.more, .before, .hint) {
    color: var(--_muted);
    font-size: 0.93em;
  }
  .formula {
    grid-template-columns: repeat(auto-fit, minmax(11em, 1fr));
    column-gap: 1.8em;
  }
  .sign {
    position: absolute;
    inset-block-start: 1.35em;
    inset-inline-start: -0.95em;
    color: var(--_muted);
    font-size: 1.3em;
    font-weight: 600;
  }
  .sheets {
    display: grid;
    gap: 1em;
    min-inline-size: 0;
  }
  .sheets > * {
    min-inline-size: 0;
  }
  .notes {
    display: grid;
    gap: 0.6em;
    padding-block-end: 1em;
  }
  .notes p {
    margin: 0;
    max-inline-size: 70em;
  }
  .notes h3 {
    margin: 0 0 0.3em;
    font-size: 1em;
    font-weight: 600;
  }
  .notes ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .how summary {
    min-block-size: 2.1em;
    align-content: center;
    color: var(--_muted);
    cursor: pointer;
  }
  .how p + p {
    margin-block-start: 0.4em;
  }
  .item {
    display: block;
    inline-size: 100%;
    min-block-size: 2.3em;
    padding: 0.3em 0.7em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: transparent;
    text-align: start;
    white-space: nowrap;
  }
  .item:hover {
    background: var(--_hover);
  }
  /* Where pictures are drawn before they are saved. */
  .press {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    font-size: 16px;
  }
  .press .drawing {
    visibility: hidden;
  }
  @container (inline-size < 34em) {
    .tools {
      flex-wrap: nowrap;
      inline-size: 100%;
    }
    .tools .as-of {
      flex: 1;
      min-inline-size: 0;
      white-space: normal;
    }
    .choices .field {
      flex: 1 1 40%;
      min-inline-size: 0;
    }
    .choices .period,
    .choices .days {
      flex-basis: 100%;
    }
    .choices .compare {
      flex-basis: 100%;
    }
    .headlines {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .headline:last-child:nth-child(odd) {
      grid-column: 1 / -1;
    }
    .choices select {
      max-inline-size: 100%;
    }
    .formula {
      grid-template-columns: 1fr;
      padding-inline-start: 1.2em;
    }
    .big {
      font-size: 1.45em;
    }
  }
  @media print {
    .tools,
    .choices .compare,
    .filters,
    .time-machine > :not(.past),
    .how summary {
      display: none;
    }
    .head .chosen {
      font-size: 1.45em;
      font-weight: 650;
    }
    .head select,
    .choices select {
      appearance: none;
      border: 0;
      padding: 0;
      background: transparent;
    }
    /* Closed on the page, open on paper. */
    .how::details-content {
      content-visibility: visible;
      block-size: auto;
    }
    .headline {
      break-inside: avoid;
    }
  }
`;
