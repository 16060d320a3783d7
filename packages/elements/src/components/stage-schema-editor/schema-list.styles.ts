import { css } from 'lit';

/** The list of schemas, the form of a new one, and the choices that the archive dialog shares with it. */
export const schemaListStyles = css`
  /* The list of schemas */
  .schemas {
    margin: 0;
    padding: 0;
    list-style: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .schemas li + li {
    border-block-start: 1px solid var(--_line);
  }
  .schema {
    display: grid;
    grid-template: 'title facts strip arrow' / minmax(0, 1fr) 17em 9em auto;
    gap: 0.2em 1em;
    align-items: center;
    inline-size: 100%;
    padding: 0.8em 0.9em;
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    text-align: start;
    transition: background var(--_quick);
  }
  .schema:hover {
    background: var(--_hover);
  }
  .schema > .icon {
    grid-area: arrow;
    color: var(--_muted);
  }
  .schema > .icon:dir(rtl) {
    scale: -1 1;
  }
  .schema-title {
    grid-area: title;
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-inline-size: 0;
  }
  .schema-facts {
    grid-area: facts;
    color: var(--_muted);
    white-space: nowrap;
  }
  .strip {
    grid-area: strip;
    display: flex;
    gap: 2px;
  }
  .strip i {
    flex: 1;
    block-size: 5px;
    border-radius: 2px;
    background: var(--_stage);
    forced-color-adjust: none;
  }

  /* A new schema */
  .new-schema {
    display: grid;
    gap: 1em;
    max-inline-size: 44em;
  }
  .new-schema .head {
    margin: 0;
  }
  .templates {
    display: grid;
    gap: 0.5em;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .templates legend {
    margin-block-end: 0.3em;
    padding: 0;
  }
  .template,
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.15em 0.7em;
    align-items: baseline;
    cursor: pointer;
  }
  .template {
    padding: 0.65em 0.8em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
  }
  .template:hover {
    background: var(--_hover);
  }
  .template:has(:checked) {
    border-color: var(--_accent);
    background: var(--_selected);
  }
  .template input,
  .choice input {
    margin: 0;
    accent-color: var(--_accent);
  }
  .template .hint,
  .choice .hint {
    grid-column: 2;
  }
  .arrow:dir(rtl) {
    display: inline-block;
    scale: -1 1;
  }
  .step {
    display: inline-block;
  }
  .step .dot {
    margin-inline-end: 0.35em;
  }
  .foot {
    display: flex;
    justify-content: flex-end;
    gap: 0.6em;
  }
  @container (inline-size < 46em) {
    .schema {
      grid-template:
        'title arrow' auto
        'facts arrow' auto
        'strip arrow' auto / minmax(0, 1fr) auto;
    }
  }
  @media (forced-colors: active) {
    .template:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
