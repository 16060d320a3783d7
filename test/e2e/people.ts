import type { Locator, Page } from 'playwright-core';
import { until, type Stage } from './support.js';

/** Somebody at a browser of their own in Istanbul, with a name instead of a guest's number; the empty workspace is there. */
export async function arrive(
  stage: Stage,
  {
    id,
    name,
    room,
    view = 'board',
  }: { readonly id: string; readonly name: string; readonly room: string; readonly view?: string },
): Promise<Page> {
  const home = await stage.browser.newContext({
    viewport: { width: 1440, height: 1000 },
    locale: 'tr-TR',
    timezoneId: 'Europe/Istanbul',
    reducedMotion: 'reduce',
  });
  await home.addInitScript((guest) => {
    globalThis.localStorage.setItem('firsat:guest', guest);
  }, JSON.stringify({ id, name }));
  const page = await stage.visit(home, { room, lang: 'tr', rows: '0', schema: 'seven-stages' }, { view });
  await until(page, ({ store }) => store?.phase === 'ready' && store.workLoaded);
  return page;
}

/** A company, typed into the list of contacts and opened; its page. */
export async function addCompany(
  page: Page,
  { name, email }: { readonly name: string; readonly email?: string },
): Promise<Locator> {
  await page.locator('[data-view=contacts]').click();
  const directory = page.locator('contact-directory');
  await directory.locator('.button.add').click();
  const quick = directory.locator('.quick-add');
  await quick.getByLabel('Kuruluş', { exact: true }).check();
  await quick.locator('#new-name').fill(name);
  if (email !== undefined) await quick.locator('#new-email').fill(email);
  await quick.locator('#new-name').press('Enter');
  await directory.locator('.row').filter({ hasText: name }).click();
  const customer = page.locator('contact-detail');
  await customer.locator('#view-name').filter({ hasText: name }).waitFor();
  return customer;
}

/** What stands in the detail as the stage now. */
export const stageNow = (detail: Locator): Locator => detail.locator('.stage-now');

/** Goes to a stage by the path; what the stage asks is to be answered then. */
export async function goTo(detail: Locator, stage: string): Promise<void> {
  await detail.locator('.path').getByRole('button', { name: stage }).click();
}
