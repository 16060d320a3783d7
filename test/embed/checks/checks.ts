/** What each framework is asked, in the order in which it is asked. Runs in the page; a check that fails throws. */
import { painted, same, settings, until, type Session } from './session.js';

export interface Check {
  readonly name: string;
  readonly run: (session: Session) => Promise<void> | void;
}

const nameOfButton = ({ board }: Session): string | undefined =>
  board.shadowRoot?.querySelector('[part~="create-button"]')?.textContent.trim();

const attributes: readonly Check[] = [
  {
    name: 'a string',
    run: async (session) => {
      same(session.workspace.workspaceName, 'Satış', 'at first');
      await session.show({ workspaceName: 'Pazarlama' });
      same(session.workspace.workspaceName, 'Pazarlama', 'changed');
    },
  },
  {
    name: 'one of a few words',
    run: async (session) => {
      same(session.board.density, 'compact', 'at first');
      await session.show({ density: 'spacious' });
      same(session.board.density, 'spacious', 'changed');
      await until(() => session.board.matches(':state(spacious)'), 'shown so');
    },
  },
  {
    name: 'a boolean that is true',
    run: async (session) => {
      await session.show({ frozen: true });
      same(session.get('line-grid').frozen, true, 'frozen');
    },
  },
  {
    name: 'a boolean that is false',
    run: async (session) => {
      await session.show({ frozen: false });
      same(session.get('line-grid').frozen, false, 'frozen');
    },
  },
  {
    name: 'a number',
    run: async (session) => {
      same(session.get('presence-list').max, 3, 'at first');
      await session.show({ max: 7 });
      same(session.get('presence-list').max, 7, 'changed');
    },
  },
  {
    name: 'text, a word and a boolean that are no longer said are what they are without',
    run: async (session) => {
      await session.show({ statuses: 'won', density: 'compact', frozen: true });
      await session.show({
        statuses: undefined,
        density: undefined,
        frozen: undefined,
        workspaceName: undefined,
      });
      same(session.board.statuses, 'open suspended won', 'statuses');
      same(session.board.density, '', 'density');
      same(session.board.hasAttribute('density'), false, 'the attribute');
      same(session.get('line-grid').frozen, false, 'frozen');
      same(session.workspace.workspaceName, '', 'workspace-name');
    },
  },
  {
    name: 'a number that is no longer said is what it is without',
    run: async (session) => {
      await session.show({ max: 7 });
      await session.show({ max: undefined });
      same(session.get('presence-list').max, 5, 'max');
    },
  },
];

const properties: readonly Check[] = [
  {
    name: 'an object arrives as it is',
    run: async (session) => {
      const filter = { tags: ['a'], priorities: [1, 2] };
      await session.show({ filter });
      same(session.get('opportunity-filters').filter, filter, 'filter');
    },
  },
  {
    name: 'the same object is not set again, another one once',
    run: async (session) => {
      const watched = settings(session.get('opportunity-filters'), 'filter');
      try {
        await session.show({ text: 'Something else' });
        same(watched.count, 0, 'set with another change');
        const filter = { tags: ['b'] };
        await session.show({ filter });
        same(watched.count, 1, 'set with a new one');
        same(session.get('opportunity-filters').filter, filter, 'filter');
      } finally {
        watched.stop();
      }
    },
  },
  ...([undefined, null] as const).map((nothing): Check => ({
    name: `an object that becomes ${String(nothing)} is what it is without`,
    run: async (session) => {
      await session.show({ filter: { tags: ['c'] } });
      await session.inside(session.get('opportunity-filters'), '.chip');
      // The types refuse null; pages without types set it.
      await session.show({ filter: nothing as undefined });
      same(JSON.stringify(session.get('opportunity-filters').filter), '{}', 'filter');
      await until(
        () => !session.get('opportunity-filters').shadowRoot?.querySelector('.chip'),
        'no condition is shown',
      );
    },
  })),
  {
    name: 'a function arrives as it is, and is called by nobody but the kit',
    run: async (session) => {
      let calls = 0;
      const contactSource = (): Promise<[]> => {
        calls += 1;
        return Promise.resolve([]);
      };
      await session.show({ contactSource });
      same(session.workspace.contactSource, contactSource, 'contactSource');
      same(calls, 0, 'calls');
      await session.show({ contactSource: undefined });
      same(session.workspace.contactSource, undefined, 'taken away');
    },
  },
  {
    name: 'words of the page are shown, and ours again without them',
    run: async (session) => {
      await session.show({ strings: { en: { board: { toolbar: { create: 'Yeni' } } } } });
      await until(() => nameOfButton(session) === 'Yeni', 'the words of the page');
      await session.show({ strings: undefined });
      await until(() => nameOfButton(session) === 'New', 'the words of the kit');
    },
  },
];

const events: readonly Check[] = [
  {
    name: 'an event at its element, once, with its detail',
    run: async (session) => {
      const heard: unknown[] = [];
      await session.show({
        onNew: (event) => {
          event.preventDefault();
          heard.push(event.detail.origin);
        },
      });
      (await session.create()).click();
      same(JSON.stringify(heard), '["user"]', 'heard');
    },
  },
  {
    name: 'a handler that is replaced is not called any more, and the new one once',
    run: async (session) => {
      const heard: string[] = [];
      const hear = (name: string) => (event: Event) => {
        event.preventDefault();
        heard.push(name);
      };
      await session.show({ onNew: hear('old') });
      await session.show({ onNew: hear('new') });
      (await session.create()).click();
      same(heard.join(), 'new', 'heard');
    },
  },
  {
    name: 'a handler that is taken away is not called',
    run: async (session) => {
      let heard = 0;
      await session.show({ onNew: () => (heard += 1) });
      await session.show({ onNew: undefined });
      session.board.dispatchEvent(new CustomEvent('firsat-opportunity-new', { bubbles: true }));
      same(heard, 0, 'heard');
    },
  },
  {
    name: 'an event that does not bubble is heard at its element, and only there',
    run: async (session) => {
      const heard: string[] = [];
      const above = (): void => void heard.push('above');
      session.place.addEventListener('firsat-filter-change', above);
      await session.show({
        filter: { tags: ['d'] },
        onFilter: ({ detail }) => heard.push(JSON.stringify(detail.filter)),
      });
      (await session.inside(session.get('opportunity-filters'), '.chip .remove')).click();
      session.place.removeEventListener('firsat-filter-change', above);
      same(heard.join(), '{}', 'heard');
    },
  },
  {
    name: 'preventDefault of a request that bubbles is a veto',
    run: async (session) => {
      const heard: string[] = [];
      const { id, card } = await session.card('May not be moved');
      const before = session.stageOf(id);
      await session.show({
        onMove: (event) => {
          heard.push(event.detail.input.id);
          event.preventDefault();
        },
      });
      await session.carry(card);
      same(heard.join(), id, 'heard');
      same(session.stageOf(id), before, 'the stage');
    },
  },
  {
    name: 'a request waits for the answer of its handler',
    run: async (session) => {
      const { id, card } = await session.card('May be moved');
      const before = session.stageOf(id);
      let answer: (allowed: boolean) => void = () => undefined;
      await session.show({
        onMove: (event) => {
          event.waitUntil(new Promise((done) => (answer = done)));
        },
      });
      await session.carry(card);
      same(session.stageOf(id), before, 'the stage before the answer');
      answer(true);
      await until(() => session.stageOf(id) !== before, 'moved');
    },
  },
];

const children: readonly Check[] = [
  {
    name: 'text inside is rendered again, and the elements beside it stay',
    run: async (session) => {
      const { board } = session;
      await session.show({ text: 'After' });
      same(session.place.querySelector('p')?.textContent, 'After', 'text');
      same(session.board, board, 'the board');
      same(board.isConnected, true, 'on the page');
    },
  },
  {
    name: 'an element comes, works, goes and comes again',
    run: async (session) => {
      for (const hasStatus of [false, true]) {
        await session.show({ hasStatus });
        same(session.place.querySelector('sync-status') !== null, hasStatus, 'there');
      }
      await session.inside(session.get('sync-status'), '[part]');
    },
  },
  {
    name: 'elements that change places are the same ones, with what was typed in them',
    run: async (session) => {
      await session.show({ boards: ['first', 'second'] });
      const boards = [...session.place.querySelectorAll('opportunity-board')];
      for (const [at, board] of boards.entries()) {
        const field = await session.inside<HTMLInputElement>(board, 'input[type="search"]');
        field.value = `typed ${String(at)}`;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      await painted();
      await session.show({ boards: ['second', 'first'] });
      const now = [...session.place.querySelectorAll('opportunity-board')];
      same(now.map(({ id }) => id).join(), 'second,first', 'order');
      same(now[0], boards[1], 'the second');
      same(now[1], boards[0], 'the first');
      for (const [at, board] of boards.entries())
        same(
          (await session.inside<HTMLInputElement>(board, 'input[type="search"]')).value,
          `typed ${String(at)}`,
          'typed',
        );
    },
  },
  {
    name: 'one that is put before the others, or taken from before them, leaves them as they are',
    run: async (session) => {
      await session.show({ boards: ['first'] });
      const first = session.board;
      await session.show({ boards: ['third', 'first'] });
      same(session.place.querySelectorAll('opportunity-board')[1], first, 'pushed down');
      await session.inside(session.board, '[part~="column"]');
      await session.show({ boards: ['first'] });
      same(session.board, first, 'alone again');
      await session.inside(first, '[part~="column"]');
    },
  },
];

/** Each begins with nothing on the page, and ends so. */
export const lives: readonly Check[] = [
  {
    name: 'taken off the page everything is closed, and put there again it works, and is heard once',
    run: async (session) => {
      let heard = 0;
      const onNew = (event: Event): void => {
        event.preventDefault();
        heard += 1;
      };
      await session.mount({ onNew });
      const { workspace, board } = session;
      await session.create();
      await session.unmount();
      same(session.place.querySelector('pipeline-workspace'), null, 'on the page');
      same(workspace.store, undefined, 'the store');
      await session.mount({ onNew });
      same(session.board === board, false, 'the same board');
      (await session.create()).click();
      same(heard, 1, 'heard');
      await session.unmount();
    },
  },
  {
    name: 'a reference is the element, and its methods can be called in an effect',
    run: async (session) => {
      const seen: unknown[] = [];
      await session.mount({
        onReady: (workspace) => {
          workspace.connect();
          seen.push(workspace, workspace.store !== undefined);
        },
      });
      await until(() => seen.length > 0, 'the effect has run');
      same(seen[0], session.workspace, 'the reference');
      same(seen[1], true, 'a store in the effect');
      await session.unmount();
    },
  },
];

/** Of a page that stood before the kit was there. */
export const late: readonly Check[] = [
  {
    name: 'rendered before the kit is there: attributes',
    run: (session) => {
      same(session.board.density, 'compact', 'density');
      same(session.board.statuses, 'open', 'statuses');
      same(session.get('presence-list').max, 3, 'max');
      same(session.workspace.workspaceName, 'Satış', 'workspace-name');
      same(session.get('line-grid').frozen, false, 'frozen');
    },
  },
  {
    name: 'rendered before the kit is there: objects and functions',
    run: (session) => {
      for (const name of ['strings', 'contactSource'] as const)
        same(session.workspace[name], session.state[name], name);
      same(session.get('opportunity-filters').filter, session.state.filter, 'filter');
    },
  },
  {
    name: 'rendered before the kit is there: handlers',
    run: async (session) => {
      (await session.create()).click();
      same(session.place.getAttribute('data-heard'), 'user', 'heard');
    },
  },
];

/** What the framework's server wrote is on the page, and the kit has come to life in it. */
export const hydration: readonly Check[] = [
  {
    name: 'taken over from the server: the same elements, with their handlers',
    run: async (session) => {
      const tags = ['pipeline-workspace', 'opportunity-board', 'line-grid'] as const;
      const before = tags.map((tag) => session.get(tag));
      const heard: string[] = [];
      let isReady = false;
      await session.hydrate({
        onReady: () => (isReady = true),
        onNew: (event) => {
          event.preventDefault();
          heard.push(event.detail.origin);
        },
      });
      await until(() => isReady, 'the effects of the page have run');
      for (const [at, tag] of tags.entries()) same(session.get(tag), before[at], tag);
      same(session.place.querySelectorAll('opportunity-board').length, 1, 'boards');
      (await session.create()).click();
      same(heard.join(), 'user', 'heard');
    },
  },
  {
    name: 'taken over from the server: attributes, and what changes afterwards',
    run: async (session) => {
      same(session.board.density, 'compact', 'density');
      same(session.get('presence-list').max, 3, 'max');
      await session.show({ density: 'spacious', text: 'After' });
      same(session.board.density, 'spacious', 'density');
      same(session.place.querySelector('p')?.textContent, 'After', 'text');
    },
  },
  {
    name: 'taken over from the server: objects and functions',
    run: (session) => {
      for (const name of ['strings', 'contactSource'] as const)
        same(session.workspace[name], session.state[name], name);
      same(session.get('opportunity-filters').filter, session.state.filter, 'filter');
    },
  },
];

/** Of a page that stands; they share it. */
export const standing: readonly Check[] = [...attributes, ...properties, ...events, ...children];
