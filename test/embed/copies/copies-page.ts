/** What a test does on a page with several copies of the kit: by functions that run there. */
import type { Driver } from '../driver.js';
import { until } from '../look-up.js';
import type { ZooWorkspace } from '../zoo-types.js';
import type { CopyName } from './copies-server.js';

/** What each bundle exports, as far as pages use it. */
interface Exported {
  defineAll(options?: { prefix?: string; suffix?: string; registry?: CustomElementRegistry }): unknown;
  scopedRegistry(): CustomElementRegistry | undefined;
}

export type CopiesWindow = typeof window & { copies: Partial<Record<CopyName, Exported>> };

/** Waits until all of them are there. */
export const loaded = (driver: Driver, ...names: readonly CopyName[]): Promise<true> =>
  until(
    driver,
    () =>
      driver.evaluate(
        (wanted) => wanted.every((name) => (window as Partial<CopiesWindow>).copies?.[name]),
        names,
      ),
    `loaded: ${names.join(' ')}`,
  );

/** Registers a copy's elements under tags of their own. */
export const prefixed = (driver: Driver, name: CopyName, prefix: string): Promise<void> =>
  driver.evaluate(
    (copy, start) => {
      (window as CopiesWindow).copies[copy]?.defineAll({ prefix: start });
    },
    name,
    prefix,
  );

/** Puts every element of a copy on the page, under tags of its own, for the workspace of this id; which tags these are. */
export const allPrefixed = (
  driver: Driver,
  name: CopyName,
  prefix: string,
  id: string,
): Promise<readonly string[]> =>
  driver.evaluate(
    (copy, start, of) => {
      const tags: string[] = [];
      const define = customElements.define.bind(customElements);
      customElements.define = (tag, ...rest) => {
        tags.push(tag);
        define(tag, ...rest);
      };
      (window as CopiesWindow).copies[copy]?.defineAll({ prefix: start });
      customElements.define = define;
      const widgets = tags.filter((tag) => !tag.endsWith('pipeline-workspace'));
      for (const tag of widgets) {
        const element = document.createElement(tag);
        element.setAttribute('for', of);
        document.body.append(element);
      }
      return widgets;
    },
    name,
    prefix,
    id,
  );

/** Puts an element into a shadow root of the page's own, at the end of it. */
export const inShadow = (
  driver: Driver,
  tag: string,
  attributes: Readonly<Record<string, string>>,
): Promise<void> =>
  driver.evaluate(
    (name, given) => {
      const place = document.createElement('div');
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
      place.attachShadow({ mode: 'open' }).append(element);
      document.body.append(place);
    },
    tag,
    attributes,
  );

/** Puts a workspace at the end of the page, with widgets in it. */
export const addWorkspace = (
  driver: Driver,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...widgets: readonly string[]
): Promise<void> =>
  driver.evaluate(
    (name, given, inner) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
      element.append(...inner.map((widget) => document.createElement(widget)));
      document.body.append(element);
    },
    tag,
    attributes,
    widgets,
  );

/** Waits until the workspace of this id can be written in. */
export const started = (driver: Driver, id: string): Promise<true> =>
  until(
    driver,
    () =>
      driver.evaluate((name) => {
        const { store } = document.querySelector<ZooWorkspace>(`#${name}`) ?? {};
        return store?.phase === 'ready' && store.isWritable;
      }, id),
    `a workspace: ${id}`,
  );

/** A new opportunity by a command; its id. */
export const addCard = (driver: Driver, id: string, description: string): Promise<string> =>
  driver.evaluate(
    (name, text) => {
      const { store } = document.querySelector<ZooWorkspace>(`#${name}`) ?? {};
      const customer = store?.execute('contact-create', { name: `${text} Ltd` });
      if (!customer?.ok) throw new Error('no customer');
      const made = store?.execute('opportunity-create', {
        description: text,
        customerId: customer.value.id,
      });
      if (!made?.ok) throw new Error(JSON.stringify(made));
      return made.value.id;
    },
    id,
    description,
  );

/** In which column of a board the card stands that says so; `-1`: in none. */
export const columnOf = (driver: Driver, board: string, text: string): Promise<number> =>
  driver.evaluate(
    (tag, wanted) => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots)
        for (const element of root.querySelectorAll('*'))
          if (element.shadowRoot) roots.push(element.shadowRoot);
      const found = roots.map((root) => root.querySelector(tag)).find((one) => one !== null);
      const columns = [...(found?.shadowRoot?.querySelectorAll('[part~="column"]') ?? [])];
      return columns.findIndex((column) =>
        [...column.querySelectorAll('.item')].some((item) => item.textContent.includes(wanted)),
      );
    },
    board,
    text,
  );

/** What a widget's store would give away of all records, in an order that does not depend on who wrote. */
export const records = (driver: Driver, id: string): Promise<string> =>
  driver.evaluate((name) => {
    const { store } = document.querySelector<ZooWorkspace>(`#${name}`) ?? {};
    const lines = [...(store?.registers() ?? [])].map((register) => JSON.stringify(register));
    return lines.sort().join('\n');
  }, id);

/** Leaves the network on purpose, or comes back. */
export const setOffline = (driver: Driver, id: string, on: boolean): Promise<void> =>
  driver.evaluate(
    (name, isOffline) => {
      document.querySelector<ZooWorkspace>(`#${name}`)?.handle?.setOffline(isOffline);
    },
    id,
    on,
  );

/** Resolves when the server has everything, and this device too. */
export const whenDurable = (driver: Driver, id: string): Promise<void> =>
  driver.evaluate(async (name) => {
    const { store } = document.querySelector<ZooWorkspace>(`#${name}`) ?? {};
    await store?.whenDurable('server');
    await store?.whenDurable('device');
  }, id);
