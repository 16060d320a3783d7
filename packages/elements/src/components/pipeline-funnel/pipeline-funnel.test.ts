import { expect } from '@open-wc/testing';
import { defineElement } from '../../base/define-element.js';
import { pictureFile } from '../../reports/report-files.js';
import { done, has, inside, painted, textOf } from '../../testing/drive.js';
import { reportScene } from '../../testing/report-scene.js';
import { PipelineFunnel } from './pipeline-funnel.js';

async function scene() {
  defineElement('pipeline-funnel', PipelineFunnel);
  const made = await reportScene(() => document.createElement('pipeline-funnel'), { lang: 'en' });
  const { create, move, close } = made;
  const price = { minor: 10_000, currency: 'TRY' };
  const won = create(-20, { price });
  move(-15, won, 3);
  close(-10, won, 'won');
  const lost = create(-20, { price: { minor: 500, currency: 'EUR' } });
  close(-9, lost, 'lost', 'price');
  const open = create(-8, { price });
  await made.ready();
  const row = (at: number): readonly string[] =>
    [...made.element.renderRoot.querySelectorAll(`.twin tbody tr:nth-child(${String(at)}) > *`)].map((cell) =>
      cell.textContent
        .replace(/\s+/g, ' ')
        .replace(/,? ?fewer than.*/, '')
        .trim(),
    );
  return { ...made, won, lost, open, row };
}

describe('<pipeline-funnel>', function () {
  // Axe, and each report in turn, on a loaded machine.
  this.timeout(60_000);

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('FUN1 S86 D19 what entered each stage, went on and dropped out, in numbers, amounts and time; lost ones are in', async () => {
    const { element, row } = await scene();
    const heads = [...element.renderRoot.querySelectorAll('.twin thead th')].map((th) =>
      th.textContent.trim(),
    );
    expect(heads).to.include.members([
      'Entered',
      'Went on',
      'Dropped out',
      'Median time',
      'Dropped out, EUR one-off',
    ]);
    const first = row(1);
    const of = (name: string): string | undefined => first[heads.indexOf(name)];
    expect([of('Entered'), of('Went on'), of('Dropped out'), of('Still open')]).to.deep.equal([
      '3',
      '1',
      '1',
      '1',
    ]);
    expect(of('Entered, TRY one-off')).to.equal('₺200');
    expect(of('Dropped out, EUR one-off')).to.equal('€5');
    expect(has(element, 'svg.funnel .mark')).to.equal(true);
  });

  it('FUN2 D19 skipped stages were passed through, or do not count, as is chosen', async () => {
    const { element, row, ready } = await scene();
    expect(row(2)[1]).to.equal('1');
    const rule = inside<HTMLSelectElement>(element, '#option-rule');
    rule.value = 'any-touch';
    rule.dispatchEvent(new Event('change'));
    await ready();
    expect(row(2)[1]).to.equal('0');
    expect(textOf(element, '.how')).to.contain('skipped ones do not');
  });

  it('FUN3 D19 a cohort that still goes on is marked as not final, in words', async () => {
    const { element, row, close, open, ready } = await scene();
    expect(row(1)[0]).to.contain('not final');
    expect(textOf(element, '.notes')).to.contain('not final');
    close(-1, open, 'lost', 'price');
    await painted(element);
    await ready();
    expect(row(1)[0]).not.to.contain('not final');
  });

  it('FUN4 D9 an archived stage that was gone through stays in it, marked', async () => {
    const { store, row, ready } = await scene();
    const stage = [...store.list('stages')].find(({ order, schemaId }) => {
      const own = [...store.list('stages')].filter((each) => each.schemaId === schemaId);
      return schemaId === store.settings?.defaultSchemaId && own.every((each) => each.order >= order);
    });
    done(store, 'stage-archive', { id: stage?.id ?? '' });
    await ready();
    expect(row(1)[0]).to.contain('archived');
  });

  it('FUN5 a picture of it stands alone: no classes, no custom properties, colours as attributes', async () => {
    const { element } = await scene();
    const svg = element.renderRoot.querySelector<SVGSVGElement>('svg.drawing');
    if (!svg) throw new Error('nothing is drawn');
    const text =
      (await (
        await pictureFile([{ title: 'Funnel', svg, legend: ['Entered', 'Next'] }], 'svg', ['All time'])
      )?.text()) ?? '';
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const attributes = [...file.querySelectorAll('*')].flatMap((each) => [...each.attributes]);
    const odd = attributes.filter(
      ({ name, value }) =>
        /^(?:class|tabindex|role)$/.test(name) || /var\(|light-dark|oklab|url\(/.test(value),
    );
    expect(odd.map(({ name, value }) => `${name}=${value}`)).to.deep.equal([]);
    expect(file.documentElement.textContent)
      .to.contain('İlk görüşme')
      .and.contain('Entered')
      .and.contain('All time');
    expect(
      new Set(attributes.filter(({ name }) => name === 'stroke').map(({ value }) => value)).size,
    ).to.be.above(3);
    const png = await pictureFile([{ title: 'Funnel', svg, legend: [] }], 'png');
    expect(png?.type).to.equal('image/png');
  });

  it('FUN30 S87 D23 a bar opens what entered its stage, by key too; as of a past day it is the funnel of that day', async () => {
    const { element, won, row, ready } = await scene();
    const marks = () => [...element.renderRoot.querySelectorAll<SVGElement>('svg.funnel .mark')];
    const records = () =>
      [...element.renderRoot.querySelectorAll<HTMLElement>('button.record')].map(
        (each) => each.dataset['id'],
      );
    marks()[2]?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await painted(element);
    expect(records(), 'passed through counts').to.deep.equal([won]);
    inside(element, '.drawer').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    await painted(element);
    marks()[0]?.focus();
    marks()[0]?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );
    await painted(element);
    expect(records()).to.have.length(3);
    element.asOf = '2026-01-15';
    await ready();
    expect([row(1)[1], row(4)[1]], 'one had not begun, nobody had gone on').to.deep.equal(['2', '0']);
    element.asOf = '2026-01-20';
    await ready();
    expect([row(1)[1], row(4)[1]]).to.deep.equal(['2', '1']);
  });

  it('FUN6 no axe violations', async () => {
    const { element } = await scene();
    await expect(element).to.be.accessible();
    inside(element, '[data-view=table]').click();
    await painted(element);
    await expect(element).to.be.accessible();
  });
});
