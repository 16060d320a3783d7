import { css } from 'lit';

export const workQueueStyles = css`
  .base {
    container-type: inline-size;
    display: grid;
    gap: 1.1em;
    align-content: start;
  }
  .waiting {
    margin: 0;
    padding: 2em 1em;
    text-align: center;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
  }
  .head h2 {
    margin: 0;
    font-size: 1.3em;
    font-weight: 650;
    line-height: 1.25;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    margin: 0.1em 0 0;
  }
  .needs {
    font-weight: 500;
  }
  .tools {
    display: flex;
    gap: 0.4em;
    align-items: center;
    min-inline-size: 0;
  }
  .whose {
    inline-size: auto;
    max-inline-size: 14em;
  }
  .gear {
    inline-size: 2.4em;
    block-size: 2.4em;
  }
  .section {
    --_tone: var(--_muted);
    display: grid;
    gap: 0.3em;
  }
  .section[data-tone='danger'] {
    --_tone: var(--_danger);
  }
  .section[data-tone='warning'] {
    --_tone: var(--_warning);
  }
  .section[data-tone='accent'] {
    --_tone: var(--_accent);
  }
  h3 {
    margin: 0;
    font-size: 1em;
  }
  .fold {
    display: flex;
    gap: 0.5em;
    align-items: center;
    inline-size: 100%;
    min-block-size: 2.3em;
    padding: 0.2em 0.4em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: transparent;
    font-weight: 600;
    text-align: start;
  }
  .fold:hover {
    background: var(--_hover);
  }
  .fold > .icon:first-child {
    color: var(--_tone);
  }
  .fold > .icon:last-child {
    margin-inline-start: auto;
    color: var(--_muted);
    transition: rotate var(--_quick);
  }
  .fold[aria-expanded='false'] > .icon:last-child {
    rotate: -90deg;
  }
  .count {
    min-inline-size: 1.7em;
    padding: 0 0.45em;
    border-radius: 1em;
    background: color-mix(in oklab, var(--_tone) 13%, var(--_surface));
    color: var(--_tone);
    font-size: 0.92em;
    text-align: center;
  }
  .rows {
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  .row {
    display: flex;
    gap: 0.2em;
    align-items: center;
    padding-inline: 0.35em;
  }
  .row + .row {
    border-block-start: 1px solid var(--_line);
  }
  .row:hover {
    background: var(--_hover);
  }
  .row:first-child {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  .row:last-child {
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .lead {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: 2.2em;
  }
  .check {
    flex: none;
    inline-size: 2.2em;
    block-size: 2.2em;
    font-size: 1em;
  }
  .check .icon {
    grid-area: 1 / 1;
    inline-size: 1.35em;
    block-size: 1.35em;
  }
  .check .icon:last-child {
    color: var(--_success);
    opacity: 0;
  }
  .check:hover:not(:disabled) .icon:last-child,
  .check:focus-visible .icon:last-child {
    opacity: 1;
  }
  .check:hover:not(:disabled) .icon:first-child,
  .check:focus-visible .icon:first-child {
    opacity: 0;
  }
  .main {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1em;
    align-items: center;
    min-inline-size: 0;
    min-block-size: 3.2em;
    padding: 0.45em 0.35em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: transparent;
    text-align: start;
  }
  .main:disabled {
    opacity: 1;
  }
  .name {
    display: flex;
    gap: 0.35em;
    align-items: center;
    min-inline-size: 0;
    font-weight: 500;
  }
  .star {
    display: inline-grid;
    color: var(--_warning);
  }
  .star .icon {
    fill: currentColor;
    inline-size: 0.95em;
    block-size: 0.95em;
  }
  .sub {
    grid-row: 2;
    color: var(--_muted);
  }
  .facts {
    display: flex;
    flex-flow: column;
    grid-row: 1 / 3;
    grid-column: 2;
    align-items: end;
    color: var(--_muted);
    text-align: end;
  }
  .fact.danger {
    color: var(--_danger);
    font-weight: 500;
  }
  .fact.warning {
    color: var(--_warning);
    font-weight: 500;
  }
  .row-actions {
    display: flex;
    flex: none;
    gap: 0.15em;
    align-items: center;
  }
  .ask {
    inline-size: 2.3em;
    block-size: 2.3em;
  }
  .resume {
    min-block-size: 2.1em;
  }
  .more {
    inline-size: 100%;
    color: var(--_accent);
  }
  .all-done {
    display: grid;
    justify-items: center;
    padding: 2.2em 1em;
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    text-align: center;
  }
  .all-done .icon {
    inline-size: 2.6em;
    block-size: 2.6em;
    margin-block-end: 0.5em;
    color: var(--_success);
    stroke-width: 1.6;
  }
  .all-done p {
    margin: 0;
  }
  .glad {
    font-size: 1.1em;
    font-weight: 600;
  }
  .panel {
    inline-size: 19em;
    padding: 0.4em;
  }
  .answers {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .answer {
    display: flex;
    gap: 1em;
    align-items: center;
    justify-content: space-between;
    inline-size: 100%;
    min-block-size: 2.5em;
    padding: 0.3em 0.6em;
    border: 0;
    border-radius: var(--_radius-inner);
    background: transparent;
    text-align: start;
  }
  .answer:hover,
  .answer:focus-visible {
    background: var(--_hover);
  }
  .other {
    display: grid;
    gap: 0.6em;
    margin-block-start: 0.4em;
    padding: 0.6em;
    border-block-start: 1px solid var(--_line);
  }
  .step,
  .settings-form {
    display: grid;
    gap: 0.7em;
    padding: 0.4em;
  }
  .when-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 8.5em;
    gap: 0.3em 0.5em;
  }
  .when-fields.day {
    grid-template-columns: minmax(0, 1fr);
  }
  .when-fields .hint {
    grid-column: 1 / -1;
  }
  .when-fields .hint:empty {
    display: none;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
  }
  .chip {
    min-block-size: 2.1em;
    padding: 0.15em 0.75em;
    border: 1px solid var(--_line-strong);
    border-radius: 1.2em;
    background: var(--_surface);
  }
  .chip:hover {
    background: var(--_hover);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_selected);
    color: var(--_text);
    font-weight: 500;
  }
  .panel p,
  .settings p {
    margin: 0;
  }
  .settings {
    inline-size: 22em;
  }
  .settings h3 {
    font-weight: 600;
  }
  .settings textarea {
    resize: vertical;
  }
  .check-field {
    display: flex;
    gap: 0.6em;
    align-items: start;
  }
  .check-field input {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-block-start: 0.1em;
    accent-color: var(--_accent);
  }
  .notifications {
    display: grid;
    gap: 0.35em;
    justify-items: start;
  }
  @container (max-inline-size: 34em) {
    .main {
      grid-template-columns: minmax(0, 1fr);
    }
    .facts {
      flex-flow: row wrap;
      grid-row: auto;
      grid-column: 1;
      gap: 0 0.8em;
      align-items: baseline;
      text-align: start;
    }
    .check,
    .ask {
      inline-size: 2.75em;
      block-size: 2.75em;
    }
    .lead {
      inline-size: 2.75em;
    }
    .tools {
      inline-size: 100%;
    }
    .whose {
      flex: 1;
      max-inline-size: none;
    }
  }
  @media (forced-colors: active) {
    .row,
    .chip[aria-pressed='true'] {
      forced-color-adjust: auto;
    }
    .chip[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
