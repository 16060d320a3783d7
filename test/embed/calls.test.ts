/** Public methods, called before and after their time. */
import { expect, nextFrame } from '@open-wc/testing';
import { createTestStore } from '@firsat/store/testing';
import { ALL_ELEMENTS } from '../../packages/elements/src/all-elements.js';
import { defineElement } from '../../packages/elements/src/base/define-element.js';
import { TestWorkspace } from '../../packages/elements/src/testing/fixture.js';
import { hearErrors } from './hear-errors.js';

const FILE = new File(['{}'], 'a.json', { type: 'application/json' });

/** What each method is called with; a method of the report that has no row here fails. */
const CALLS: Readonly<Record<string, readonly unknown[]>> = {
  'change-notices review': [],
  'data-export cancel': [],
  'data-export exportFile': ['json'],
  'data-export restoreBackup': [FILE],
  'data-import cancel': [],
  'data-import importFiles': [[FILE]],
  'data-import importSample': [],
  'data-import revert': [{ id: 'none', files: 'a.csv' }],
  'line-grid begin': [],
  'opportunity-activities begin': [],
  'opportunity-activities log': ['call'],
  'opportunity-links begin': [],
  'opportunity-reminders begin': [],
  'opportunity-tasks begin': [],
  'pipeline-workspace connect': [],
  'pipeline-workspace createWorkspace': [],
  'pipeline-workspace disconnect': [],
  'pipeline-workspace forgetDevice': [],
};

/** The workspace over a store in memory. */
class CalledWorkspace extends TestWorkspace {
  override testStore = createTestStore({ created: false }).store;
}

const report = (await (await fetch('/packages/firsat/api/elements.json')).json()) as Readonly<
  Record<string, string>
>;
const reported = Object.keys(report).flatMap((line) => {
  const [, tag, method] = /^<(.+)> method (.+)$/.exec(line) ?? [];
  return tag && method ? [`${tag} ${method}`] : [];
});

/** Why a call could not do what it is for: in words that a program can read. */
const reasonOf = (error: unknown): unknown => {
  const { code, reason } = error as { code?: unknown; reason?: unknown };
  return code ?? reason;
};

describe('methods, whenever they are called', () => {
  const heard = hearErrors();

  before(() => {
    for (const [tag, Class] of Object.entries(ALL_ELEMENTS)) defineElement(tag, Class);
    defineElement('called-workspace', CalledWorkspace);
  });

  afterEach(async () => {
    document.body.replaceChildren();
    await nextFrame();
    expect(heard()).to.deep.equal([]);
  });

  const create = (tag: string): HTMLElement => {
    const element = document.createElement(tag === 'pipeline-workspace' ? 'called-workspace' : tag);
    if (element instanceof CalledWorkspace) element.workspace = 'called';
    return element;
  };

  const states: Readonly<Record<string, (element: HTMLElement) => Promise<void> | void>> = {
    'that is nowhere': () => undefined,
    'that has just come, without a workspace': (element) => {
      document.body.append(element);
    },
    'that was taken out': async (element) => {
      document.body.append(element);
      await (element as Partial<{ updateComplete: Promise<unknown> }>).updateComplete;
      element.remove();
      await nextFrame();
    },
  };

  it('GST7 every method of the report is called', () => {
    expect(Object.keys(CALLS).sort()).to.deep.equal(reported.sort());
  });

  for (const [call, given] of Object.entries(CALLS))
    for (const [when, bring] of Object.entries(states))
      it(`GST7 ${call}() of an element ${when}`, async () => {
        const [tag = '', method = ''] = call.split(' ');
        const element = create(tag);
        await bring(element);
        const run = Reflect.get(element, method) as (...args: unknown[]) => unknown;
        const answer: unknown = run.apply(element, [...given]);
        try {
          await answer;
        } catch (error) {
          expect(reasonOf(error), String(error)).to.be.a('string');
        }
      });
});
