/** The limit: the same board by hand, windowed, with count and sum, without any library. What our board is measured against. */
import { COLUMNS, FILTER, makeRows, timed, type Row } from './data.js';

const STEP = 84;
const money = new Intl.NumberFormat('tr-TR', { style: 'currency', currency: 'TRY' });
const short = new Intl.NumberFormat('tr-TR', {
  style: 'currency',
  currency: 'TRY',
  notation: 'compact',
  maximumFractionDigits: 1,
});
const dates = new Intl.DateTimeFormat('tr-TR', { day: 'numeric', month: 'short', timeZone: 'UTC' });

let rows = new Map<string, Row>();
let columns: { ids: string[]; sum: number; head: HTMLElement; list: HTMLElement; space: HTMLElement }[] = [];
let needle = '';
let turn = 0;
let moved: { id: string; to: HTMLElement } | undefined;

const folded = new Map<string, string>();
const fold = (text: string): string =>
  text.replace(/[Iİı]/g, 'i').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const before = (a: Row, b: Row): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1;

function group(): void {
  for (const column of columns) {
    column.ids = [];
    column.sum = 0;
  }
  for (const row of rows.values()) {
    if (needle && !(folded.get(row.id) ?? '').includes(needle)) continue;
    const column = columns[row.column];
    column?.ids.push(row.id);
    if (column) column.sum += row.amount;
  }
  for (const column of columns) column.ids.sort((a, b) => before(rows.get(a) as Row, rows.get(b) as Row));
}

function card(row: Row, index: number): HTMLElement {
  const node = document.createElement('div');
  node.className = 'card';
  node.tabIndex = -1;
  node.dataset['id'] = row.id;
  node.style.top = `${String(index * STEP)}px`;
  const title = document.createElement('div');
  title.className = 'title';
  title.textContent = row.title;
  const customer = document.createElement('div');
  customer.textContent = row.customer;
  const foot = document.createElement('div');
  foot.className = 'foot';
  for (const text of [
    money.format(row.amount / 100),
    dates.format(Date.parse(row.due)),
    row.owner.slice(-1),
  ]) {
    const part = document.createElement('span');
    part.textContent = text;
    foot.append(part);
  }
  node.append(title, customer, foot);
  return node;
}

function paintColumn(column: (typeof columns)[number]): void {
  column.head.textContent = `${String(column.ids.length)} · ${short.format(column.sum / 100)}`;
  column.space.style.height = `${String(column.ids.length * STEP)}px`;
  const first = Math.max(0, Math.floor(column.list.scrollTop / STEP) - 3);
  const last = Math.min(column.ids.length, first + Math.ceil(860 / STEP) + 6);
  column.space.replaceChildren(
    ...column.ids.slice(first, last).map((id, i) => card(rows.get(id) as Row, first + i)),
  );
}

function build(): void {
  const board = document.querySelector('.board') as HTMLElement;
  board.replaceChildren();
  columns = Array.from({ length: COLUMNS }, () => {
    const section = document.createElement('section');
    section.className = 'column';
    const [head, list, space] = [
      document.createElement('div'),
      document.createElement('div'),
      document.createElement('div'),
    ];
    head.className = 'head';
    list.className = 'list';
    space.className = 'space';
    list.append(space);
    section.append(head, list);
    board.append(section);
    const column = { ids: [], sum: 0, head, list, space };
    list.addEventListener('scroll', () => {
      paintColumn(column);
    });
    return column;
  });
}

/** One card to the top of the next column: splice, sums, two columns painted. */
function moveFirst(): void {
  const from = columns[turn % COLUMNS];
  const to = columns[(turn + 1) % COLUMNS];
  turn += 1;
  const id = from?.ids[0];
  if (!from || !to || id === undefined) return;
  moved = { id, to: to.space };
  const row = rows.get(id) as Row;
  from.ids.splice(0, 1);
  from.sum -= row.amount;
  rows.set(id, { ...row, column: columns.indexOf(to) });
  to.ids.splice(0, 0, id);
  to.sum += row.amount;
  paintColumn(from);
  paintColumn(to);
}

const movedShown = (): boolean => moved?.to.querySelector<HTMLElement>('.card')?.dataset['id'] === moved?.id;
const countShown = (): number => columns.reduce((sum, { head }) => sum + parseInt(head.textContent, 10), 0);

window.bench = {
  prepare: (count) => {
    rows = new Map(makeRows(count).map((row) => [row.id, row]));
    for (const row of rows.values()) folded.set(row.id, fold(`${row.title} ${row.customer} ${row.owner}`));
    needle = '';
    turn = 0;
    document.querySelector('.board')?.replaceChildren();
    return Promise.resolve();
  },
  paint: () =>
    timed(
      () => {
        build();
        group();
        columns.forEach(paintColumn);
      },
      () => document.querySelectorAll('.card').length > COLUMNS,
    ),
  move: () => timed(moveFirst, movedShown),
  remote: () => timed(moveFirst, movedShown),
  filter: () => {
    needle = needle ? '' : fold(FILTER);
    const matching = [...rows.values()].filter((row) => (folded.get(row.id) ?? '').includes(needle)).length;
    return timed(
      () => {
        group();
        columns.forEach(paintColumn);
      },
      () => countShown() === matching,
    );
  },
  elements: () => document.querySelectorAll('*').length,
};
