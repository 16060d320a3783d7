import { mount } from 'svelte';
import Host from './Host.svelte';

const target = document.querySelector('#place');
if (target) mount(Host, { target });
