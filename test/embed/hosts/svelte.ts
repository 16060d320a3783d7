import { mount } from 'svelte';
// eslint-disable-next-line no-restricted-syntax -- a component of Svelte, which its compiler reads
import Host from './Host.svelte';

const target = document.querySelector('#place');
if (target) mount(Host, { target });
