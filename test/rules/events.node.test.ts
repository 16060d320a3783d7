import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';
import { COMMAND_NAMES } from '@firsat/model';
import * as elements from '@firsat/elements';
import { TOLD_EVENTS } from '../../packages/firsat/src/testing/recorder.js';
import { filesUnder, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { unansweredDispatches } from './support/dispatches.js';

/**
 * `request`: before something is done with the data, the page may refuse it. `handover`: something is to be shown or done for the user, the page may do it
 * instead. `fact`: something has happened to the data. `state`: something about a widget, for whoever holds it.
 */
type Kind = 'request' | 'handover' | 'fact' | 'state';

const FLAGS: Readonly<Record<Kind, readonly [bubbles: boolean, composed: boolean, cancelable: boolean]>> = {
  request: [true, true, true],
  handover: [true, true, true],
  fact: [true, true, false],
  state: [false, false, false],
};

/** Every event of the kit with what it may carry: things of the sender are nested, so that it shows whether they are handed out. */
const nested = { tags: ['acil'], price: { minor: 1, currency: 'TRY' } };
const ROWS: Readonly<Record<string, readonly [kind: Kind, make: () => Event]>> = {
  CommandRequestEvent: [
    'request',
    () => new elements.CommandRequestEvent('opportunity-edit', { id: 'o1', changes: nested }),
  ],
  ContactCloseEvent: ['state', () => new elements.ContactCloseEvent('c1')],
  ContactOpenEvent: ['handover', () => new elements.ContactOpenEvent('c1')],
  DataExportRequestEvent: [
    'request',
    () => new elements.DataExportRequestEvent({ what: 'table', table: 'opportunities', columns: ['id'] }),
  ],
  DataImportRequestEvent: [
    'request',
    () => new elements.DataImportRequestEvent({ source: 'files', files: ['a.csv'], counts: { contacts: 2 } }),
  ],
  DataImportedEvent: [
    'fact',
    () => new elements.DataImportedEvent({ source: 'files', counts: { contacts: 2 } }),
  ],
  DetailCloseEvent: ['state', () => new elements.DetailCloseEvent('o1')],
  FilterChangeEvent: ['state', () => new elements.FilterChangeEvent({ priorities: [3], ...nested } as never)],
  FormCancelEvent: ['state', () => new elements.FormCancelEvent()],
  FormDoneEvent: ['state', () => new elements.FormDoneEvent('o1')],
  InvoiceRequestEvent: [
    'request',
    () =>
      new elements.InvoiceRequestEvent({
        offerId: 'f1',
        opportunityId: 'o1',
        customerId: null,
        number: 'A-0042',
        hash: '',
        acceptedOn: '2026-11-30',
        document: nested as never,
      }),
  ],
  OfferCloseEvent: ['state', () => new elements.OfferCloseEvent('f1')],
  OfferOpenEvent: ['handover', () => new elements.OfferOpenEvent('f1', 'o1')],
  OpportunityNewEvent: ['handover', () => new elements.OpportunityNewEvent({ stageId: 's1' })],
  OpportunityOpenEvent: ['handover', () => new elements.OpportunityOpenEvent('o1')],
  ReferenceOpenEvent: ['handover', () => new elements.ReferenceOpenEvent('o1', nested as never)],
  ReloadEvent: ['handover', () => new elements.ReloadEvent('w')],
  ReminderDueEvent: [
    'handover',
    () =>
      new elements.ReminderDueEvent({
        id: 'r1',
        opportunityId: 'o1',
        title: 'Ara',
        note: null,
        at: 0,
        late: false,
      }),
  ],
  SchemasOpenEvent: ['handover', () => new elements.SchemasOpenEvent(null)],
  SignInEvent: ['handover', () => new elements.SignInEvent('w')],
  ViewChooseEvent: ['state', () => new elements.ViewChooseEvent({ id: 'v1', ...nested } as never, 'user')],
  WorkspaceChangeEvent: [
    'fact',
    () => new elements.WorkspaceChangeEvent({ origin: 'peer', changed: { opportunities: ['o1'] } }),
  ],
  WorkspaceConnectedEvent: ['fact', () => new elements.WorkspaceConnectedEvent('w')],
};

const ORIGINS = ['user', 'peer', 'import', 'undo', 'load', 'host', 'program'];

interface Made {
  readonly className: string;
  readonly kind: Kind;
  readonly event: Event;
  readonly detail: unknown;
}

const rows: readonly Made[] = Object.entries(ROWS).map(([className, [kind, make]]) => {
  const event = make();
  return { className, kind, event, detail: Reflect.get(event, 'detail') as unknown };
});

const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');

/** Paths of what is nested in a value and can be changed. */
function changeable(value: unknown, path = 'detail'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value).flatMap(([name, part]) => changeable(part, `${path}.${name}`));
  return [...(path === 'detail' || Object.isFrozen(value) ? [] : [path]), ...parts];
}

describe('events', () => {
  let sources: ts.SourceFile[];
  before(() => {
    sources = ['packages/elements/src', 'packages/firsat/src']
      .flatMap((dir) => filesUnder(dir, /\.ts$/))
      .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
      .map((file) => ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
  });

  it('EVT7 every class of an event is exported, and has its row here', () => {
    const declared = filesUnder('packages/elements/src/events', /\.ts$/).flatMap((file) =>
      [...read(file).matchAll(/class (\w+)\b[^{]* extends Event\b/g)].map(([, name = '']) => name),
    );
    assert.ok(declared.length > 20, 'the classes were not found');
    assert.deepEqual(declared.sort(), Object.keys(ROWS).sort());
    assertNone(declared.filter((name) => !(name in elements)));
    const elsewhere = sources
      .filter(({ fileName }) => !fileName.includes('/events/'))
      .flatMap(({ text, fileName }) => (/ extends Event\b/.test(text) ? [fileName] : []));
    assertNone(elsewhere);
  });

  it('EVT7 names have the prefix, and say which kind it is; flags are those of the kind', () => {
    for (const { className, kind, event } of rows) {
      assert.match(event.type, /^firsat-[a-z]+(-[a-z]+)*$/, className);
      assert.equal(event.type.endsWith('-request'), kind === 'request', className);
      if (kind === 'fact') assert.match(event.type, /ed$|^firsat-change$/, className);
      const flags = [event.bubbles, event.composed, event.cancelable];
      assert.deepEqual(flags, FLAGS[kind], className);
    }
  });

  it('EVT7 the request for a command is called like it', () => {
    const event = (name: string) => new elements.CommandRequestEvent(name as never, {} as never);
    for (const name of COMMAND_NAMES) assert.equal(event(name).type, `firsat-${name}-request`);
  });

  it('EVT8 what an event tells is plain JSON with an origin', () => {
    for (const { className, detail } of rows) {
      assert.ok(isDeepStrictEqual(structuredClone(detail), detail), `${className} cannot be cloned`);
      assert.deepEqual(JSON.parse(JSON.stringify(detail)), detail, className);
      assert.ok(ORIGINS.includes((detail as { origin: string }).origin), `${className} has no origin`);
    }
  });

  it('EVT8 no listener can change what the sender holds', () => {
    // Its arrays of ids are made for the event, and may be long.
    const fresh = ['WorkspaceChangeEvent'];
    assertNone(
      rows
        .filter(({ className }) => !fresh.includes(className))
        .flatMap(({ className, detail }) => changeable(detail).map((path) => `${className}: ${path}`)),
    );
    const input = { id: 'o1', changes: { tags: ['acil'] } };
    new elements.CommandRequestEvent('opportunity-edit', input as never);
    assert.ok(!Object.isFrozen(input.changes), 'the sender goes on working with its own');
  });

  it('EVT9 an event can be prevented exactly where that has an effect: the answer of each dispatch is looked at', () => {
    const cancelable = new Map(rows.map(({ className, event }) => [className, event.cancelable]));
    const { ignored, looked, known } = unansweredDispatches(sources, new Set(cancelable.keys()));
    assert.ok(known.size > 18, `only ${[...known].join(' ')} were found`);
    assertNone(ignored.filter(({ name }) => cancelable.get(name)).map(({ name, at }) => `${at}: ${name}`));
    assertNone(looked.filter(({ name }) => !cancelable.get(name)).map(({ name, at }) => `${at}: ${name}`));
  });

  it('EVT10 every event comes from a real action in some test, and is in the pages for integrators', () => {
    const tests = ['packages', 'test']
      .flatMap((dir) => filesUnder(dir, /\.test\.ts$/))
      .filter((file) => !/test\/rules\/|testing\.node\.test|workspace-devtools/.test(file))
      .map(read);
    const named = rows.filter(({ className }) => className !== 'CommandRequestEvent');
    assertNone(
      named
        .filter(({ className, event: { type } }) => {
          const listens = new RegExp(
            `(addEventListener|oneEvent)\\([^)]*?('${type}'|${className}\\.type)|@${type}=`,
            's',
          );
          return !tests.some((text) => listens.test(text));
        })
        .map(({ className }) => `no test hears ${className}`),
    );
    for (const language of ['en', 'tr']) {
      const page = read(`demo/docs/${language}/host.md`);
      assertNone(
        named.filter(({ event }) => !page.includes(`\`${event.type}\``)).map(({ event }) => event.type),
      );
    }
  });

  it('EVT10 what records events for tests and for developers knows them all', () => {
    const types = rows.map(({ event }) => event.type);
    const others = ['firsat-change', 'firsat-opportunity-edit-request', 'firsat-workspace-connected'];
    assert.deepEqual(
      [...TOLD_EVENTS].sort(),
      types.filter((type) => !others.includes(type)).sort(),
      'packages/firsat/src/testing/recorder.ts',
    );
    const devtools = read('packages/elements/src/components/workspace-devtools/watch-workspace.ts');
    assertNone(
      rows
        .filter(({ event, className }) => event.cancelable && className !== 'CommandRequestEvent')
        .filter(({ className }) => !new RegExp(`^ {2}${className},$`, 'm').test(devtools))
        .map(({ className }) => `watch-workspace.ts: ${className}`),
    );
  });
});
