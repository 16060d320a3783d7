import { css } from 'lit';

/** Above the list: the form for somebody new, and who may be one. */
export const directoryPartsStyles = css`
  /* Somebody new */
  .quick-add {
    display: grid;
    gap: 0.8em;
    padding: 0.9em 1em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .quick-head,
  .quick-foot {
    display: flex;
    align-items: center;
    gap: 0.6em;
  }
  .quick-head h3 {
    flex: 1;
  }
  .quick-foot {
    justify-content: flex-end;
  }
  .quick-foot .problem {
    flex: 1;
  }
  .quick-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 0.7em 0.9em;
    align-items: start;
  }
  .quick-fields > .segments {
    min-inline-size: 0;
    align-self: end;
  }
  .quick-fields > :has(.problem) ~ .segments,
  .quick-fields:has(.problem) > .segments {
    align-self: start;
    margin-block-start: 1.7em;
  }
  .similar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1em;
    padding: 0.5em 0.8em;
    border-radius: var(--_radius-inner);
    background: var(--_well);
  }
  .similar p {
    display: flex;
    gap: 0.4em;
    align-items: center;
    color: var(--_warning);
    font-weight: 500;
  }
  .similar ul {
    display: contents;
  }
  .link {
    min-block-size: 1.9em;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    color: var(--_accent);
    font-weight: 500;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .link:hover {
    text-decoration: underline;
  }

  /* Who may be one */
  .duplicates {
    display: grid;
    flex: 0 1 auto;
    min-block-size: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: auto;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: 0.2em 0.6em;
    padding: 0.35em 0.9em;
  }
  .notice > .icon {
    color: var(--_warning);
  }
  .notice > span {
    flex: 1;
  }
  .review {
    flex: none;
    color: var(--_accent);
  }
  .groups {
    border-block-start: 1px solid var(--_line);
  }
  .group {
    display: grid;
    grid-template-columns: minmax(0, 11em) minmax(0, 1fr) auto;
    gap: 0.4em 1em;
    align-items: center;
    padding: 0.6em 0.9em;
  }
  .group + .group {
    border-block-start: 1px solid var(--_line);
  }
  .evidence {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em;
  }
  .members li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
    align-items: baseline;
  }
  .more {
    justify-self: center;
    margin-block: 0.3em;
  }
`;
