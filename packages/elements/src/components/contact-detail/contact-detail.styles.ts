import { css } from 'lit';

/** What a contact shows beside what every detail does. */
export const contactDetailStyles = css`
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
  h4 {
    color: var(--_muted);
    font-size: 1em;
    font-weight: 500;
  }
  .plain {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .kind {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    color: var(--_muted);
  }
  .badge.customer {
    border-color: var(--_success);
    color: var(--_success);
  }
  .badge:is(.prospect, .open) {
    border-color: var(--_line-strong);
    color: var(--_muted);
  }
  .company {
    flex: 1 1 12em;
    min-inline-size: 0;
  }
  .head-ways {
    display: flex;
    gap: 0.3em;
  }
  .head-ways .way {
    border: 1px solid var(--_line-strong);
    border-radius: 50%;
  }
  .way {
    inline-size: 2.6em;
    block-size: 2.6em;
  }
  .way.preferred {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .section-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.7em;
    align-items: center;
    min-block-size: 2.3em;
  }
  .section-head > .button {
    margin-inline-start: auto;
  }
  @media not (forced-colors: active) {
    .section-head > .button.quiet,
    .record > .button.quiet {
      margin-inline-end: -0.4em;
    }
  }
  .section-head .count {
    color: var(--_muted);
    font-weight: 400;
  }
  .sum {
    padding-block-end: 0.4em;
    color: var(--_muted);
  }
  .sum strong {
    color: var(--_text);
    font-weight: 600;
  }
  .records {
    display: grid;
    gap: 0.45em;
  }
  .record-kinds,
  .choose-opportunity {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
  }
  .choose-opportunity {
    padding: 0.7em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-inner);
  }
  .choose-opportunity > p {
    flex-basis: 100%;
    font-weight: 500;
  }
  .record-form {
    display: grid;
    gap: 0.4em;
  }
  .record-line {
    display: flex;
    gap: 0.5em;
  }
  .record-line > .input {
    flex: 1;
    min-inline-size: 0;
  }
  .record {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-block-size: 2.4em;
  }
  .record > .icon {
    margin-inline: 0.5em;
    color: var(--_muted);
  }
  .record-text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .information {
    display: grid;
    gap: 0.4em;
  }

  /* Channels */
  .channel,
  .person {
    display: flex;
    gap: 0 0.7em;
    align-items: center;
    min-block-size: 2.4em;
  }
  .channel-text {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0 0.7em;
    align-items: center;
    min-inline-size: 0;
  }
  .person > .icon {
    color: var(--_muted);
  }
  .channel-link {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 2.2em;
    min-inline-size: 0;
    color: var(--_accent);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .channel-link:hover {
    text-decoration: underline;
  }
  .channel-actions {
    display: flex;
    margin-inline-start: auto;
  }
  .channel-form,
  .add-person {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(10em, 100%), 1fr));
    gap: 0.6em 0.8em;
    align-items: start;
    padding: 0.7em 0.8em;
    border-radius: var(--_radius-inner);
    background: var(--_well);
  }
  .channel-form .form-actions {
    grid-column: 1 / -1;
  }
  .add-person {
    grid-template-columns: minmax(0, 1fr) auto;
    padding: 0.3em 0 0;
    background: none;
  }
  .preferred {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    align-items: center;
    min-inline-size: 0;
    margin: 0.4em 0 0;
    padding: 0;
    border: 0;
  }
  .preferred legend {
    float: inline-start;
    margin-inline-end: 0.4em;
    padding: 0;
  }
  .chip {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-block-size: 2.2em;
    padding: 0.15em 0.85em;
    border: 1px solid var(--_line-strong);
    border-radius: 1.2em;
    cursor: pointer;
  }
  .chip input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .chip:hover {
    background: var(--_hover);
  }
  .chip.chosen {
    border-color: var(--_accent);
    background: var(--_selected);
    font-weight: 500;
  }
  .chip:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  /* Opportunities, and what is inside each */
  .opportunity {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 0.3em;
    padding-block: 0.45em;
    border-block-start: 1px solid var(--_line);
  }
  .fold .icon {
    transition: rotate var(--_quick);
  }
  .fold[aria-expanded='false'] .icon:dir(rtl) {
    scale: -1 1;
  }
  .fold[aria-expanded='true'] .icon {
    rotate: 90deg;
  }
  .closed[aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .opportunity-text {
    display: grid;
    gap: 0.15em;
    min-inline-size: 0;
    padding-block-start: 0.25em;
  }
  .opportunity-line {
    display: flex;
    gap: 0.8em;
    align-items: baseline;
    justify-content: space-between;
  }
  .price {
    flex: none;
    font-weight: 600;
  }
  .link {
    min-inline-size: 0;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .link:hover {
    text-decoration: underline;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.9em;
    align-items: center;
    color: var(--_muted);
  }
  .meta .badge {
    padding: 0 0.6em;
    font-size: 0.92em;
  }
  .meta .late {
    color: var(--_danger);
    font-weight: 500;
  }
  .inside {
    display: grid;
    gap: 0.6em;
    margin-block: 0.4em 0.3em;
    padding: 0.6em 0.8em;
    border-radius: var(--_radius-inner);
    background: var(--_well);
  }
  .inside[hidden] {
    display: none;
  }
  .nested li {
    display: flex;
    gap: 0.8em;
    justify-content: space-between;
    align-items: baseline;
    padding-block: 0.15em;
  }
  .nested-text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .nested li > .muted {
    flex: none;
  }
  .nested .done .nested-text {
    color: var(--_muted);
    text-decoration: line-through;
  }
  .more,
  .closed {
    justify-self: start;
  }

  /* What is unusual */
  .note-line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 0.6em;
    align-items: center;
    padding: 0.5em 0.8em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_well);
  }
  .note-line > span {
    flex: 1 1 12em;
  }
  .note-line > .icon {
    color: var(--_warning);
  }
  .merged li {
    display: flex;
    gap: 0.6em;
    align-items: center;
    justify-content: space-between;
  }
  .data {
    display: grid;
    gap: 0.5em;
  }
  .data-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  dialog.ask {
    inline-size: min(30em, calc(100vw - 2em));
    padding: 1.3em;
  }
  .ask[open] {
    display: grid;
    gap: 0.7em;
  }
  .ask h2 {
    font-size: 1.2em;
    font-weight: 600;
  }
  .erase-now {
    border-color: var(--_danger);
  }
  @media (pointer: coarse) {
    .way,
    .channel-actions .icon-button,
    .fold,
    .detail-head .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
    .chip,
    .link,
    .channel-link,
    .button {
      min-block-size: 44px;
    }
    .link {
      display: inline-flex;
      align-items: center;
    }
  }
  @media (forced-colors: active) {
    .chip.chosen {
      outline: 2px solid Highlight;
    }
  }
`;
