// Before anything of the kit: what the page is like, and which keys and events reach it.
window.page = {
  head: document.head.innerHTML,
  sheets: document.styleSheets.length,
  adopted: document.adoptedStyleSheets.length,
  names: Object.getOwnPropertyNames(window),
  keys: [],
  opened: 0,
  said: [],
};
document.addEventListener('keydown', (event) => window.page.keys.push(event.key));
document.addEventListener('firsat-opportunity-open', () => (window.page.opened += 1));
// For engines that tell nobody outside what a page complains of.
const heard = (text) => window.page.said.push(text);
window.addEventListener('error', ({ message }) => heard(message));
window.addEventListener('unhandledrejection', ({ reason }) => heard(String(reason)));
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  // The browser itself asks for an icon, which a strict page forbids.
  if (!blockedURI.endsWith('/favicon.ico')) heard(`${violatedDirective}: ${blockedURI}`);
});
new window.PerformanceObserver((list) => {
  for (const { name } of list.getEntries())
    if (!name.startsWith(window.location.origin) && !/^(blob|data):/.test(name))
      heard(`asked another host: ${name}`);
}).observe({ type: 'resource', buffered: true });
