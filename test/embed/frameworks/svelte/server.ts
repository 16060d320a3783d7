import { render as renderPage } from 'svelte/server';
import type { State } from '../../checks/state.js';
import Page from './Checks.svelte';

export const render = (state: State): string => renderPage(Page, { props: { state } }).body;
