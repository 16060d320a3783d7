import { css } from 'lit';

/** The steps in which a file is understood. */
export const mappingStyles = css`
  h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .strong {
    font-weight: 600;
  }
  .steps {
    display: flex;
    gap: 0.4em;
    margin: 0 0 0.9em;
    padding: 0;
    list-style: none;
  }
  .steps li {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 0.5em;
    min-inline-size: 0;
    padding-block-start: 0.55em;
    border-block-start: 3px solid var(--_line);
    color: var(--_muted);
  }
  .steps .past {
    border-color: color-mix(in oklab, var(--_accent) 45%, var(--_surface));
  }
  .steps [aria-current] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .dot {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 1.7em;
    block-size: 1.7em;
    border-radius: 50%;
    background: var(--_well);
    font-size: 0.9em;
  }
  .steps [aria-current] .dot {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .step-name {
    overflow-wrap: anywhere;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr));
    gap: 0.8em 1em;
    align-items: end;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.4em;
    padding-block: 0.3em;
  }
  .check input {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .scroll {
    overflow: auto;
    max-block-size: 24em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
  }
  .cells {
    min-inline-size: 100%;
    border-collapse: collapse;
  }
  .cells th,
  .cells td {
    max-inline-size: 18em;
    padding: 0.4em 0.7em;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cells thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_well);
    font-weight: 600;
  }
  .cells tbody th {
    color: var(--_muted);
    font-weight: 400;
  }
  .cells tbody tr:last-child > * {
    border-block-end: 0;
  }
  .cells .bad {
    max-inline-size: 24em;
    background: color-mix(in oklab, var(--_danger) 8%, var(--_surface));
    white-space: normal;
  }
  .cells .bad span {
    display: block;
    min-inline-size: 20em;
  }
  .targets {
    display: grid;
    margin: 0;
    padding: 0;
    border-block-start: 1px solid var(--_line);
    list-style: none;
  }
  .targets li {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: 0.3em 1.2em;
    align-items: center;
    padding-block: 0.45em;
    border-block-end: 1px solid var(--_line);
  }
  .targets .field {
    grid-template-columns: minmax(0, 11em) minmax(0, 1fr);
    align-items: center;
    gap: 0.8em;
  }
  .targets .label {
    color: inherit;
    overflow-wrap: anywhere;
  }
  .targets .unused .label {
    color: var(--_muted);
    font-weight: 400;
  }
  .echo {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15em 0.45em;
    min-inline-size: 0;
  }
  .echo q {
    max-inline-size: 100%;
    color: var(--_muted);
  }
  .echo .icon {
    color: var(--_muted);
  }
  .echo .read {
    font-weight: 600;
  }
  .others summary {
    inline-size: fit-content;
    padding-block: 0.2em;
    border-radius: var(--_radius-inner);
    font-weight: 500;
    cursor: pointer;
  }
  .others .targets {
    margin-block-start: 0.4em;
  }
  .questions {
    display: grid;
    gap: 0.8em;
  }
  .question {
    margin: 0;
    padding: 0.5em 0.9em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
  }
  .question.open {
    border-color: var(--_warning);
    background: color-mix(in oklab, var(--_warning) 7%, var(--_surface));
  }
  .question legend {
    padding-inline: 0.3em;
    font-weight: 600;
  }
  .question legend .icon {
    margin-inline-end: 0.35em;
    vertical-align: -0.18em;
    color: var(--_warning);
  }
  .words {
    display: grid;
    gap: 0.5em;
  }
  .end {
    text-align: end;
  }
  .earlier {
    margin-block-start: 1.4em;
  }
  .earlier ul {
    margin: 0.4em 0 0;
    padding: 0;
    list-style: none;
  }
  .earlier li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.4em 1em;
    padding-block: 0.55em;
    border-block-start: 1px solid var(--_line);
  }
  .earlier .what {
    display: grid;
    flex: 1 1 16em;
    min-inline-size: 0;
  }
  @container (inline-size < 34em) {
    .steps li:not([aria-current]) .step-name {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .steps [aria-current] {
      flex: 3;
    }
    .targets li,
    .targets .field {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.3em;
    }
    .foot .button {
      flex: 1 1 auto;
    }
  }
`;
