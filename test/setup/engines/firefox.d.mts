/** Types of firefox.mjs, for tests written in TypeScript. */
import type { Browser, LaunchOptions, Page } from 'puppeteer-core';

export { default as puppeteer } from 'puppeteer-core';
export function launchOptions(programs: { readonly browser: string }): LaunchOptions;
/** A window of its own, which can do what is asked of puppeteer's pages. */
export function firefoxPage(options: { readonly browser: Browser }): Promise<Page>;
