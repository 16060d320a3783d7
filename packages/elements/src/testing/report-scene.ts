import type { CommandInput, Status } from '@firsat/model';
import type { TestStore, TestStoreOptions } from '@firsat/store/testing';
import { TEST_NOW } from '@firsat/store/testing';
import type { ReportElement } from '../reports/report-element.js';
import { createFakeTimer } from './fake-timer.js';
import { done, has, painted, waitUntil } from './drive.js';
import { workspaceFixture, type TestWorkspace } from './fixture.js';

export const DAY = 86_400_000;

export interface ReportScene<E> extends TestStore {
  readonly workspace: TestWorkspace;
  readonly element: E;
  /** Waits until the report shows what is asked for. */
  readonly ready: () => Promise<void>;
  /** Does something on a day counted from today, `TEST_NOW`. */
  readonly on: (day: number, run: () => void) => void;
  readonly create: (day: number, fields?: Partial<CommandInput<'opportunity-create'>>) => string;
  readonly close: (day: number, id: string, status: Status, reason?: string) => void;
  readonly move: (day: number, id: string, stage: number) => void;
}

/** A report element over a workspace whose past can be made up. Today is Sunday, 1 February 2026. */
export async function reportScene<E extends ReportElement>(
  build: () => E,
  options: { readonly lang?: string; readonly store?: TestStoreOptions } = {},
): Promise<ReportScene<E>> {
  const fixture = await workspaceFixture(
    () => {
      const element = build();
      element.now = () => TEST_NOW;
      element.timer = createFakeTimer();
      return element;
    },
    { lang: options.lang ?? 'en', ...(options.store && { store: options.store }) },
  );
  const { element, store, clock } = fixture;
  const on = (day: number, run: () => void): void => {
    clock.now = TEST_NOW + day * DAY;
    run();
    clock.now = TEST_NOW;
  };
  let contact = '';
  return {
    ...fixture,
    on,
    async ready() {
      await painted(element);
      await waitUntil(
        () => !has(element, '.waiting') && has(element, '.notes') && !element.isUpdatePending,
        'the report never comes',
      );
      await painted(element);
    },
    create(day, fields = {}) {
      let id = '';
      on(day, () => {
        contact ||= done(store, 'contact-create', { name: 'Işık Yapı', source: 'Fuar' }).id;
        ({ id } = done(store, 'opportunity-create', { description: 'İş', customerId: contact, ...fields }));
      });
      return id;
    },
    close(day, id, status, reason) {
      on(day, () => {
        done(store, 'opportunity-set-status', { id, status, ...(reason !== undefined && { reason }) });
      });
    },
    move(day, id, stage) {
      on(day, () => {
        const { schemaId } = store.get('opportunities', id)?.position ?? { schemaId: '' };
        const stages = [...store.list('stages')].filter((each) => each.schemaId === schemaId);
        const to = stages.sort((a, b) => (a.order < b.order ? -1 : 1))[stage];
        done(store, 'opportunity-move', { id, stageId: to?.id ?? '' });
      });
    },
  };
}
