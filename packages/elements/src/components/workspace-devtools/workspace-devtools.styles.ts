import { css } from 'lit';

export const workspaceDevtoolsStyles = css`
  .base {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }
  header {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding: 0.45em 0.9em;
    background: var(--_well);
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  header h2 {
    flex: 1;
    min-inline-size: 0;
  }
  .state {
    color: var(--_muted);
  }
  .sections {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr));
    gap: 1.4em 2em;
    padding: 0.9em;
    border-block-start: 1px solid var(--_line);
  }
  section {
    display: grid;
    align-content: start;
    gap: 0.5em;
    min-inline-size: 0;
  }
  section.tall {
    grid-row: span 2;
  }
  section.wide {
    grid-column: 1 / -1;
  }
  ul,
  ol,
  dl {
    display: grid;
    gap: 0.35em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  dl {
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.35em 1em;
  }
  dt,
  .muted,
  time {
    color: var(--_muted);
  }
  dd,
  p {
    margin: 0;
  }
  dd,
  li,
  p {
    overflow-wrap: anywhere;
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.93em;
    unicode-bidi: isolate;
  }
  .person {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 0.55em;
    align-items: baseline;
  }
  .person .muted {
    grid-column: 2;
  }
  .dot {
    inline-size: 0.7em;
    block-size: 0.7em;
    border-radius: 50%;
    background: var(--_person, var(--_muted));
  }
  .history li {
    display: grid;
    grid-template-columns: 6.5em minmax(0, 1fr);
    gap: 0.75em;
  }
  .levels li {
    display: grid;
    grid-template-columns: 1.3em minmax(0, 1fr);
    gap: 0 0.55em;
  }
  .levels li > span {
    grid-column: 2;
    color: var(--_muted);
  }
  .levels small {
    display: block;
    font-size: inherit;
  }
  .levels [data-state='done'] .icon {
    color: var(--_success);
  }
  .levels [data-state='problem'] .icon,
  .trouble,
  .finding[data-severity='error'] .severity {
    color: var(--_danger);
  }
  .finding[data-severity='warning'] .severity {
    color: var(--_warning);
  }
  .trouble {
    display: grid;
    grid-template-columns: 1.3em minmax(0, 1fr);
    gap: 0.55em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th {
    color: var(--_muted);
    font-weight: 500;
  }
  th,
  td {
    padding: 0.2em 0;
    text-align: start;
  }
  :is(th, td) + :is(th, td) {
    padding-inline-start: 1em;
    text-align: end;
    white-space: nowrap;
  }
  tfoot :is(th, td) {
    border-block-start: 1px solid var(--_line);
    color: var(--_text);
    font-weight: 600;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.6em;
  }
  .tools .field {
    flex: 0 1 11em;
  }
  .log {
    max-block-size: 22em;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
  }
  .log li {
    display: grid;
    grid-template-columns: 6.5em 7.5em minmax(0, 1fr);
    gap: 0 0.75em;
    padding: 0.3em 0.6em;
  }
  .log li + li {
    border-block-start: 1px solid var(--_line);
  }
  .log code {
    overflow-wrap: anywhere;
  }
  .origin::before {
    content: '';
    display: inline-block;
    inline-size: 0.6em;
    block-size: 0.6em;
    margin-inline-end: 0.45em;
    border-radius: 2px;
    background: var(--_muted);
  }
  .origin[data-origin='user']::before {
    background: var(--_accent);
  }
  .origin[data-origin='peer']::before {
    background: var(--_success);
  }
  .origin[data-origin='undo']::before,
  .origin[data-origin='host']::before {
    background: var(--_warning);
  }
  .finding {
    display: grid;
    gap: 0.15em;
    padding-block: 0.45em;
  }
  .finding + .finding {
    border-block-start: 1px solid var(--_line);
  }
  .severity {
    font-weight: 600;
  }
  .empty {
    padding: 0.9em;
    color: var(--_muted);
  }
  .base {
    container-type: inline-size;
  }
  @container (inline-size < 30em) {
    .log li {
      grid-template-columns: minmax(0, 1fr) max-content;
    }
    .log li > :last-child {
      grid-column: 1 / -1;
    }
    .tools .field {
      flex: 1 1 8em;
    }
  }
`;
