// Before anything of the kit: what the page is like, and which keys and events reach it.
window.page = {
  head: document.head.innerHTML,
  sheets: document.styleSheets.length,
  adopted: document.adoptedStyleSheets.length,
  names: Object.getOwnPropertyNames(window),
  keys: [],
  opened: 0,
};
document.addEventListener('keydown', (event) => window.page.keys.push(event.key));
document.addEventListener('firsat-opportunity-open', () => (window.page.opened += 1));
