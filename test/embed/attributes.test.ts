/** Every attribute and every property of every element, by the rules of the kit, whoever sets it and when. */
import { expect, waitUntil } from '@open-wc/testing';
import { createTestStore } from '@firsat/store/testing';
import type { LitElement } from 'lit';
import '../../packages/firsat/src/define/workspace-devtools.js';
import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import { nextTask } from '../../packages/elements/src/base/next-task.js';
import { hint } from '../../packages/elements/src/base/telling.js';
import { watchAttributes } from '../../packages/elements/src/base/told-attributes.js';
import { TestWorkspace } from '../../packages/elements/src/testing/fixture.js';
import { looksScene } from '../../packages/elements/src/testing/looks-scene.js';
import { givenProperties, ROW_NAMES, type GivenProperty } from './given-values.js';

const report = (await (await fetch('/packages/firsat/api/elements.json')).json()) as Readonly<
  Record<string, string>
>;
const properties = givenProperties(report);

/** The workspace over a store in memory: what is declared is inherited. */
class GivenWorkspace extends TestWorkspace {
  override testStore = createTestStore().store;
}

const classOf = (tag: string): CustomElementConstructor =>
  tag === 'pipeline-workspace' ? GivenWorkspace : (customElements.get(tag) ?? HTMLElement);
customElements.define('given-workspace', GivenWorkspace);

const create = (tag: string): LitElement =>
  document.createElement(tag === 'pipeline-workspace' ? 'given-workspace' : tag) as LitElement;

const valueOf = (element: Element, { name }: GivenProperty): unknown => Reflect.get(element, name);

/** By name, as a page in plain HTML would where that is possible. */
function give(element: Element, property: GivenProperty, value: unknown): void {
  if (property.attribute !== undefined && typeof value === 'string')
    element.setAttribute(property.attribute, value);
  else Reflect.set(element, property.name, value);
}

/** What it is when nothing is said: as the report says where it can be read there. */
function standardOf(property: GivenProperty): unknown {
  const { standard } = property;
  if (standard === undefined) return undefined;
  const text = /^'(.*)'$/.exec(standard)?.[1];
  if (text !== undefined) return text;
  if (/^(null|true|false|-?\d+)$/.test(standard)) return JSON.parse(standard);
  return valueOf(create(property.tag), property);
}

/** What a good value becomes. */
const readAs = ({ kind }: GivenProperty, value: unknown): unknown =>
  kind === 'number' ? Number(value) : value;

/** Says where a check fails. */
const at = ({ tag, name }: GivenProperty, value?: unknown): string =>
  `${name} of <${tag}>, ${typeof value === 'function' ? 'a function' : JSON.stringify(value)}`;

const ofKind = (kind: GivenProperty['kind']): GivenProperty[] =>
  properties.filter((each) => each.kind === kind);

describe('attributes and properties', function () {
  this.timeout(120_000);
  const { warn } = console;
  let warnings: string[] = [];
  const thrown: unknown[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent): void => {
    thrown.push('reason' in event ? event.reason : event.error);
  };
  let marks = 0;
  /** What was told up to now, of one code: what is told comes in order, so that the last one ends it. */
  const told = async (code: string): Promise<string[]> => {
    const mark = `mark ${String((marks += 1))}`;
    create('sync-status').setAttribute('density', mark);
    await waitUntil(() => warnings.some((text) => text.includes(mark)), mark, { timeout: 45_000 });
    return warnings.filter((text) => text.startsWith(`[firsat] ${code}:`) && !text.includes('"mark '));
  };

  before(() => {
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });
  beforeEach(() => {
    warnings = [];
    console.warn = (...words: unknown[]) => {
      warnings.push(words.map(String).join(' '));
    };
  });
  afterEach(async () => {
    await told('bad-value');
    console.warn = warn;
    document.body.replaceChildren();
    expect(thrown.splice(0)).to.deep.equal([]);
  });
  after(() => {
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
  });

  it('ATR1 every declared property is in the report and has a row of values, and every row is of one', () => {
    const tags = [...Object.keys(ALL_ELEMENTS), 'pipeline-workspace', 'workspace-devtools'].sort();
    expect([...new Set(properties.map(({ tag }) => tag))].sort()).to.deep.equal(tags);
    const named = new Set(properties.flatMap(({ name, attribute }) => [name, attribute]));
    expect(ROW_NAMES.filter((name) => !named.has(name))).to.deep.equal([]);
    for (const tag of tags) {
      const { observedAttributes } = classOf(tag) as { observedAttributes?: readonly string[] };
      const known = properties
        .filter((each) => each.tag === tag && each.attribute)
        .map(({ attribute }) => attribute);
      expect([...(observedAttributes ?? [])].sort(), tag).to.deep.equal(known.sort());
    }
  });

  it('ATR1 begins with its default, which is none of the bad values', () => {
    for (const property of properties)
      expect(valueOf(create(property.tag), property), at(property)).to.equal(standardOf(property));
  });

  it('ATR2 a boolean is false; its attribute says true by being there, unless it says "false"; a property says it, too', () => {
    expect(ofKind('boolean').length).to.be.above(8);
    for (const property of ofKind('boolean')) {
      const { attribute = '', name } = property;
      const element = create(property.tag);
      const is = (): unknown => Reflect.get(element, name);
      expect(is(), at(property)).to.equal(false);
      const written = { '': true, [attribute]: true, true: true, false: false, anything: true };
      for (const [text, value] of Object.entries(written)) {
        element.setAttribute(attribute, text);
        expect(is(), at(property, text)).to.equal(value);
      }
      element.removeAttribute(attribute);
      expect(is(), at(property)).to.equal(false);
      // React 19 and Svelte set `true`, Vue gives the text of a static attribute, Preact an empty text for nothing.
      for (const [given, value] of [
        [true, true],
        ['true', true],
        ['false', false],
        [false, false],
        [true, true],
        ['', false],
      ] as const) {
        Reflect.set(element, name, given);
        expect(is(), at(property, given)).to.equal(value);
      }
    }
  });

  for (const kind of ['words', 'number', 'text', 'object'] as const)
    it(`ATR3 ATR4 ${kind}: what is good is taken, anything else is the default and is told once, with its code`, async () => {
      expect(ofKind(kind).length).to.be.above(2);
      for (const property of ofKind(kind)) {
        const standard = standardOf(property);
        const element = create(property.tag);
        for (const value of property.good) {
          give(element, property, value);
          expect(valueOf(element, property), at(property, value)).to.equal(readAs(property, value));
        }
        for (const value of property.bad) {
          warnings = [];
          give(element, property, property.good[0]);
          give(element, property, value);
          expect(valueOf(element, property), at(property, value)).to.equal(standard);
          // Again, and at another element of the kind.
          give(element, property, value);
          give(create(property.tag), property, value);
        }
      }
      await told('bad-value');
      warnings = [];
      const value = 'a new ℵ value';
      for (const property of ofKind(kind)) {
        // Twice at one element, and at another of its kind; what takes every text is given none.
        const isText = property.bad.some((bad) => typeof bad === 'string');
        const element = create(property.tag);
        for (const each of [element, element, create(property.tag)])
          Reflect.set(each, property.name, isText ? value : 77);
      }
      const texts = await told('bad-value');
      for (const property of ofKind(kind)) {
        const { localName } = create(property.tag);
        const own = texts.filter((text) =>
          text.startsWith(`[firsat] bad-value: ${property.attribute ?? property.name} of <${localName}> is `),
        );
        expect(own.length, `${at(property)} ${own.join('\n')}`).to.equal(1);
        expect(own[0]).to.match(
          /has to be .+; the default is taken\..* firsat\/src\/diagnose\/README\.md#bad-value$/,
        );
      }
    });

  it('ATR4 each value is told once for each kind of element, with what was meant, and with nothing of an object', async () => {
    const [first, second] = [create('opportunity-board'), create('opportunity-board')];
    for (const board of [first, second]) {
      board.setAttribute('density', 'compakt');
      Reflect.set(board, 'density', 'compakt');
    }
    create('opportunity-list').setAttribute('density', 'compakt');
    create('opportunity-list').setAttribute('density', 'x'.repeat(500));
    Reflect.set(first, 'strings', 5);
    Reflect.set(create('opportunity-list'), 'filter', { text: 5, secret: 'nobody' });
    const texts = await told('bad-value');
    expect(
      texts.filter((text) => text.includes('"compakt"')).map((text) => / of <(.+?)>/.exec(text)?.[1]),
    ).to.deep.equal(['opportunity-board', 'opportunity-list']);
    expect(texts[0]).to.contain('Did you mean compact?');
    expect(texts.filter((text) => text.length > 300)).to.deep.equal([]);
    expect(texts.join()).not.to.contain('nobody');
  });

  it('ATR5 nothing is the default: removed, null, undefined and empty, and it is not told', async () => {
    for (const property of properties) {
      const standard = standardOf(property);
      const element = create(property.tag);
      const [good] = property.good;
      const again = (): void => {
        Reflect.set(element, property.name, readAs(property, good));
        expect(valueOf(element, property), at(property)).to.equal(readAs(property, good));
      };
      for (const nothing of [null, undefined, '']) {
        again();
        Reflect.set(element, property.name, nothing);
        expect(valueOf(element, property), at(property, nothing)).to.equal(standard);
      }
      if (property.attribute === undefined) continue;
      again();
      element.setAttribute(property.attribute, String(good));
      element.removeAttribute(property.attribute);
      expect(valueOf(element, property), at(property)).to.equal(standard);
    }
    expect(await told('bad-value')).to.deep.equal([]);
  });

  it('ATR6 it is the same before and after it is attached, before the tag is defined, and after a move', async () => {
    let count = 0;
    for (const tag of new Set(properties.map((each) => each.tag))) {
      // `for` names a workspace that is waited for; it is told of by others.
      const own = properties.filter((each) => each.tag === tag);
      const expected = own.map((each) => readAs(each, each.good[0]));
      const held = (element: Element): unknown[] => own.map((each) => valueOf(element, each));
      const giveAll = (element: Element): void => {
        for (const each of own) {
          if (each.kind === 'boolean') element.setAttribute(each.attribute ?? '', '');
          else give(element, each, each.good[0]);
        }
      };
      const [place, elsewhere] = [document.createElement('div'), document.createElement('div')];
      document.body.append(place, elsewhere);

      const before = create(tag);
      giveAll(before);
      place.append(before);
      await before.updateComplete;
      const after = create(tag);
      place.append(after);
      await after.updateComplete;
      giveAll(after);
      await after.updateComplete;
      elsewhere.append(after);
      await after.updateComplete;

      const late = `late-${tag}-${String(count++)}`;
      const [parsed, assigned] = [document.createElement(late), document.createElement(late)];
      giveAll(parsed);
      for (const each of own) Reflect.set(assigned, each.name, readAs(each, each.good[0]));
      place.append(parsed, assigned);
      const Base = classOf(tag);
      customElements.define(late, class extends Base {});
      await (parsed as LitElement).updateComplete;
      await (assigned as LitElement).updateComplete;

      for (const [when, element] of Object.entries({ before, after, parsed, assigned }))
        expect(held(element), `${tag} ${when}`).to.deep.equal(expected);
      for (const { name } of own) expect(Object.hasOwn(assigned, name), `${tag} ${name}`).to.equal(false);
      place.remove();
      elsewhere.remove();
    }
  });

  it('ATR6 a bad value that was assigned before the tag was defined is the default, and told', async () => {
    const early = document.createElement('late-board-of-a-bad-value');
    Object.assign(early, { detail: 'early and bad', asOf: 'early and bad' });
    early.setAttribute('density', 'early and bad');
    document.body.append(early);
    const Board = classOf('opportunity-board');
    customElements.define('late-board-of-a-bad-value', class extends Board {});
    await (early as LitElement).updateComplete;
    expect([
      Reflect.get(early, 'detail'),
      Reflect.get(early, 'asOf'),
      Reflect.get(early, 'density'),
    ]).to.deep.equal(['auto', '', '']);
    expect((await told('bad-value')).length).to.equal(3);
  });

  it('ATR7 what is reflected says the property, settles in one update, and leaves what the page wrote', async () => {
    for (const property of properties) {
      const { attribute, tag, name } = property;
      const declared = (
        classOf(tag) as unknown as { elementProperties: Map<string, { reflect?: boolean }> }
      ).elementProperties.get(name);
      if (attribute === undefined || !declared?.reflect) continue;
      const element = create(tag);
      document.body.append(element);
      await element.updateComplete;
      let changes = 0;
      const observer = new MutationObserver((records) => (changes += records.length));
      observer.observe(element, { attributes: true, attributeFilter: [attribute] });
      Reflect.set(element, name, readAs(property, property.good[0]));
      await element.updateComplete;
      await nextTask();
      expect(element.getAttribute(attribute), at(property)).to.equal(
        property.kind === 'boolean' ? '' : String(property.good[0]),
      );
      expect(changes, at(property)).to.equal(1);
      if (property.kind === 'words') {
        element.setAttribute(attribute, 'of the page');
        await element.updateComplete;
        await nextTask();
        expect(element.getAttribute(attribute), at(property)).to.equal('of the page');
        expect(changes, at(property)).to.equal(2);
      }
      observer.disconnect();
      element.remove();
    }
  });

  it('ATR4 in a workspace with data nothing that is given makes an element throw', async () => {
    const tags = [...Object.keys(ALL_ELEMENTS), 'workspace-devtools'];
    const { elements, workspace } = await looksScene(tags, { rows: 8 });
    for (const element of [...elements, workspace as LitElement]) {
      const tag = element === workspace ? 'pipeline-workspace' : element.localName;
      for (const property of properties.filter((each) => each.tag === tag && each.name !== 'workspace')) {
        const before = valueOf(element, property);
        // Whatever is bad is the same for what is drawn.
        for (const value of [property.bad[0], property.bad.at(-1), null, ...property.good]) {
          give(element, property, value);
          await element.updateComplete;
        }
        Reflect.set(element, property.name, before);
        await element.updateComplete;
      }
    }
  });

  it('ATR8 an attribute that is nearly a known one is told once, with the one that was meant; others are not', async () => {
    const cases: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
      'opportunity-board': {
        schemaId: 'schema',
        asof: 'as-of',
        statusess: 'statuses',
        densty: 'density',
        as_of: 'as-of',
      },
      'opportunity-detail': {
        opportunityId: 'opportunity-id',
        presentaion: 'presentation',
        managd: 'managed',
      },
      'opportunity-list': { filter: 'element.filter', viev: 'view' },
    };
    for (const [tag, names] of Object.entries(cases)) {
      const element = create(tag);
      const twin = create(tag);
      for (const name of Object.keys(names)) for (const each of [element, twin]) each.setAttribute(name, 'x');
      watchAttributes(element);
      watchAttributes(twin);
      const texts = (await told('unknown-attribute')).filter((text) => text.includes(`<${tag}>`));
      expect(texts.length, texts.join('\n')).to.equal(Object.keys(names).length);
      for (const [name, meant = ''] of Object.entries(names))
        expect(texts.find((text) => text.includes(`no attribute ${name.toLowerCase()}.`)))
          .to.contain(meant)
          .and.contain('README.md#unknown-attribute');
    }
    warnings = [];
    const board = create('opportunity-board');
    for (const name of [
      ...[
        'id',
        'class',
        'style',
        'slot',
        'part',
        'title',
        'lang',
        'dir',
        'hidden',
        'role',
        'tabindex',
        'key',
        'ref',
        'is',
      ],
      ...[
        'data-v-1a2b3c',
        'data-schema',
        'aria-label',
        '_ngcontent-abc-c1',
        '_nghost-abc',
        'ng-reflect-schema',
        'ng-version',
      ],
      ...[
        'hx-get',
        'hx-on:click',
        'v-if',
        'x-data',
        'onclick',
        'wire:model',
        'aria-densty',
        'read-only',
        'at',
        'min',
      ],
    ])
      board.setAttribute(name, '');
    watchAttributes(board);
    const short = create('presence-list');
    for (const name of ['min', 'at', 'to']) short.setAttribute(name, '');
    watchAttributes(short);
    expect(await told('unknown-attribute')).to.deep.equal([]);
    // And those that another element knows, but for one that has two names.
    for (const tag of new Set(properties.map((each) => each.tag))) {
      const element = create(tag);
      for (const { attribute } of properties) if (attribute) element.setAttribute(attribute, '');
      watchAttributes(element);
    }
    const others = (await told('unknown-attribute')).filter(
      (text) => !/ opportunity(-id)?\. Did you mean opportunity(-id)?\?/.test(text),
    );
    expect(others).to.deep.equal([]);
  });

  it('ATR8 also one that is set later, while the element is on the page', async () => {
    const board = create('opportunity-board');
    watchAttributes(board);
    board.setAttribute('shcema', 'x');
    expect((await told('unknown-attribute')).length).to.equal(1);
  });

  it('ATR9 attributes are looked at while a page is being worked on, and nowhere else', async () => {
    const hosts = {
      local: ['localhost', '127.0.0.1', '127.1.2.3', '[::1]', 'shop.localhost', 'shop.test', 'mac.local'],
      other: [
        'shop.example',
        'localhost.shop.example',
        'test',
        'mylocalhost',
        '127.shop.example',
        '10.0.0.1',
        '',
      ],
    };
    const tellsAt = async (hostname: string): Promise<boolean> => {
      const element = create('presence-list');
      element.setAttribute(`densit${String.fromCharCode(97 + called++)}`, 'x');
      warnings = [];
      await hint(element, { hostname } as Location);
      return (await told('unknown-attribute')).length > 0;
    };
    let called = 0;
    for (const host of hosts.local) expect(await tellsAt(host), host).to.equal(true);
    for (const host of hosts.other) expect(await tellsAt(host), host).to.equal(false);
  });
});
