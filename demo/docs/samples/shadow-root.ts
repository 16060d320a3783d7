import { loadWhenSeen } from 'firsat/loader';

const loader = loadWhenSeen(document);
const panel = document.querySelector('#panel')?.attachShadow({ mode: 'open' });
if (panel) loader.add(panel);
