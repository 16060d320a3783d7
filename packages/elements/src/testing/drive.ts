import { nextFrame, waitUntil as waitFor } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { CommandInput, CommandName, CommandValue } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

/** Executes a command that must succeed and returns its value. */
export function done<N extends CommandName>(
  store: PipelineStore,
  name: N,
  input: CommandInput<N>,
): CommandValue<N> {
  const result = store.execute(name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problems)}`);
  return result.value;
}

/** Waits until the widget has painted what the store told it (widgets are told once per frame). */
export async function painted(element: LitElement): Promise<void> {
  await nextFrame();
  await element.updateComplete;
  await nextFrame();
  await element.updateComplete;
}

/** Waits until something holds, for as long as a busy machine may need; the second of the library is too short for what is fetched late. */
export function waitUntil(
  holds: () => unknown,
  message?: string,
  options: { readonly interval?: number; readonly timeout?: number } = {},
): Promise<void> {
  return waitFor(holds, message, { interval: 5, timeout: 45_000, ...options });
}

/** An element inside a widget; missing is a failure. */
export function inside<E extends HTMLElement = HTMLElement>(element: LitElement, selector: string): E {
  const found = element.renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`nothing matches ${selector} in <${element.localName}>`);
  return found;
}

/** The text that a person reads, blanks squeezed; empty when there is nothing. */
export function textOf(element: LitElement, selector: string): string {
  return (element.renderRoot.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Types into an input as a person does: at once, with the event that a keyboard or a paste makes. */
export function typeInto(input: HTMLElement, text: string): void {
  input.focus();
  (input as HTMLInputElement).value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Whether a widget shows something. A boolean, since a failing assertion on an element would try to print the whole page. */
export function has(element: LitElement, selector: string): boolean {
  return element.renderRoot.querySelector(selector) !== null;
}
