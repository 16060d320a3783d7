import type { SchemaId, Stage } from '@firsat/model';
import type { TestStoreOptions } from '@firsat/store/testing';
import { defineElement } from '../base/define-element.js';
import { StageSchemaEditor } from '../components/stage-schema-editor/stage-schema-editor.js';
import { localizerFor } from '../locales/localizer.js';
import { createFakeTimer } from './fake-timer.js';
import { workspaceFixture } from './fixture.js';

/** A stage schema editor in a page, with what its tests do to it. */
export async function schemaEditorPage(
  options: { readonly lang?: string; readonly store?: TestStoreOptions } = {},
) {
  defineElement('stage-schema-editor', StageSchemaEditor);
  const lang = options.lang ?? 'tr';
  const timer = createFakeTimer();
  const fixture = await workspaceFixture(() => document.createElement('stage-schema-editor'), {
    lang,
    ...(options.store && { store: options.store }),
  });
  const { element, store } = fixture;
  element.timer = timer;
  const root = element.renderRoot as ShadowRoot;
  const settled = async (): Promise<void> => {
    // Requests, their rendering, and what a change of the store asks for before the next paint.
    await new Promise(requestAnimationFrame);
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
    await element.updateComplete;
  };
  const must = <E extends Element = HTMLElement>(selector: string): E => {
    const found = root.querySelector<E>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  const defaultSchema: SchemaId = store.settings?.defaultSchemaId ?? '';
  const stages = (schemaId: SchemaId = defaultSchema): readonly Stage[] =>
    [...store.list('stages')]
      .filter((stage) => stage.schemaId === schemaId)
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
  return {
    ...fixture,
    timer,
    root,
    settled,
    must,
    defaultSchema,
    stages,
    words: localizerFor(lang).t.schemas,
    l: localizerFor(lang),
    /** The names that are shown, in their order. */
    shown: (): string[] =>
      [...root.querySelectorAll<HTMLInputElement>('.stage .name input')].map(({ value }) => value),
    row: (id: string) => must(`[data-stage="${id}"]`),
    inRow: <E extends Element = HTMLElement>(id: string, selector: string) =>
      must<E>(`[data-stage="${id}"] ${selector}`),
    async open(schemaId: SchemaId = defaultSchema): Promise<void> {
      element.schema = schemaId;
      await settled();
    },
    async click(selector: string): Promise<void> {
      must(selector).click();
      await settled();
    },
    type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    /** True when the page did not hear of it. */
    async press(target: Element, key: string, init: KeyboardEventInit = {}): Promise<boolean> {
      let heard = false;
      const hear = (): void => {
        heard = true;
      };
      document.addEventListener('keydown', hear, { once: true });
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init }),
      );
      document.removeEventListener('keydown', hear);
      await settled();
      return !heard;
    },
    /** An opportunity in a stage. */
    card(stage: Stage, description = 'Kart'): string {
      const customer = store.execute('contact-create', { name: `Müşteri ${description}` });
      const made = store.execute('opportunity-create', {
        description,
        customerId: customer.ok ? customer.value.id : null,
        schemaId: stage.schemaId,
        stageId: stage.id,
      });
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      return made.value.id;
    },
  };
}

export type SchemaEditorPage = Awaited<ReturnType<typeof schemaEditorPage>>;
