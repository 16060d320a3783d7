/** What the examination of a host page says: what is wrong, and what to do. Code that is to be copied comes as a parameter. */
export const diagnosis = {
  title: 'Examination of the page',
  clean: 'Nothing was found that keeps the widgets from working.',
  count: (count: number): string => (count === 1 ? '1 finding' : `${String(count)} findings`),
  severity: { error: 'Error', warning: 'Warning', hint: 'Hint' },
  at: (element: string): string => `at ${element}`,
  todo: (fix: string): string => `What to do: ${fix}`,
  more: (docs: string): string => `More: ${docs}`,
  versions: (kit: string, lit: string): string => `Kit ${kit}, Lit ${lit}`,
  findings: {
    'no-lang': {
      what: 'The page does not say its language, so the widgets speak English.',
      fix: (code: string): string => `Name it at the root of the page: ${code}`,
    },
    'no-charset': {
      what: (charset: string): string => `The page is read as ${charset}; letters such as ş or ğ may break.`,
      fix: (code: string): string => `Put this first into the head: ${code}`,
    },
    'no-viewport': {
      what: 'The page does not say how wide it is on a phone; everything is shown tiny there.',
      fix: (code: string): string => `Put this into the head: ${code}`,
    },
    'quirks-mode': {
      what: 'The page is laid out by the rules of very old browsers, since its first line is missing.',
      fix: (code: string): string => `Begin the page with ${code}`,
    },
    translated: {
      what: 'The browser is translating this page; translated text may differ from what was stored.',
      fix: (code: string): string =>
        `Keep the translator out of the widgets with ${code}, or set the language that is wanted.`,
    },
    'root-font-size': {
      what: (size: string, token: string): string =>
        `The text size at the root is ${size}, not 16px, and ${token} is given in rem, so the widgets change size with it.`,
      fix: (code: string): string => `Give the size in px or em: ${code}`,
    },
    'not-defined': {
      what: 'The element stands on the page, but its code was not loaded.',
      fix: (code: string): string => `Load it: ${code}`,
    },
    'unknown-tag': {
      what: (tag: string): string => `There is no element ${tag}.`,
      fix: (meant: string): string => `Did you mean ${meant}?`,
    },
    'unknown-attribute': {
      what: (attribute: string): string => `The element knows no attribute ${attribute}.`,
      fix: (meant: string): string => `Did you mean ${meant}?`,
    },
    'bad-value': {
      what: (attribute: string, written: string): string =>
        `${attribute} cannot be "${written}"; the default is taken.`,
      fix: (expected: string): string => `It has to be: ${expected}`,
    },
    'no-workspace': {
      what: 'The widget has no workspace, so it has nothing to show.',
      fix: (code: string): string => `Put it into a workspace, or name one that stands elsewhere: ${code}`,
    },
    'workspace-not-found': {
      what: (id: string): string =>
        `The widget asks for the workspace "${id}", but nothing on the page has this id.`,
      fix: (code: string): string => `Give the workspace this id: ${code}`,
    },
    'workspace-unnamed': {
      what: 'The workspace has no name, so it opens nothing.',
      fix: (code: string): string => `Name it: ${code}`,
    },
    hidden: {
      what: (rule: string): string => `A rule of the page hides the element: ${rule}`,
      fix: (code: string): string => `Take the element out of that rule, or show it again: ${code}`,
    },
    'leaked-style': {
      what: (rules: string): string => `Rules of the page reach into the widget: ${rules}`,
      fix: (code: string): string => `Take the widget out of these rules, or set them back: ${code}`,
    },
    zoomed: {
      what: (factor: string): string =>
        `The element is drawn ${factor} times as large as it is laid out; panels and dragging may miss their place.`,
      fix: (code: string): string =>
        `Leave out zoom and scaling around it, and set the size of its text: ${code}`,
    },
    clipped: {
      what: (box: string, rule: string): string => `${box} cuts the element off (${rule}).`,
      fix: (code: string): string => `Let this box grow or scroll: ${code}`,
    },
    'two-kits': {
      what: (copies: string): string => `The kit was loaded more than once: ${copies}`,
      fix: (code: string): string => `Load it once, or give one copy tags of its own: ${code}`,
    },
    'two-lits': {
      what: (versions: string): string =>
        `Lit was loaded more than once: ${versions}. It works, but weighs twice.`,
      fix: (code: string): string => `Have one copy installed: ${code}`,
    },
    'two-yjs': {
      what: (copies: string): string =>
        `Yjs was loaded more than once: ${copies}. Documents of one copy are foreign to the other.`,
      fix: (code: string): string => `Have one copy bundled: ${code}`,
    },
    'csp-connect': {
      what: (server: string): string =>
        `The content security policy of the page forbids the connection to ${server}.`,
      fix: (code: string): string => `Add it to the policy: ${code}`,
    },
    'csp-contradiction': {
      what: (server: string): string =>
        `The page has several content security policies; one allows ${server}, another forbids it, and every one counts.`,
      fix: (code: string): string => `Keep one policy, with ${code}`,
    },
    'trusted-types': {
      what: 'The page allows trusted types by name only, and the name that the widgets need is not among them.',
      fix: (code: string): string => `Add it to the policy: ${code}`,
    },
    'csp-violation': {
      what: (directive: string, blocked: string): string =>
        `The content security policy has refused something: ${blocked} (${directive}).`,
      fix: (code: string): string => `If it belongs to the widgets, add it to the policy: ${code}`,
    },
    'not-secure': {
      what: 'The page did not come over a secure connection; the browser refuses lasting storage and more.',
      fix: (code: string): string => `Serve the page over ${code}`,
    },
    'no-crypto': {
      what: 'The browser gives this page no secure random numbers; nothing can be created.',
      fix: (code: string): string => `Open the page in a current browser, over ${code}`,
    },
    'storage-temporary': {
      what: 'The browser may clear what is kept on this device when it runs out of space.',
      fix: (code: string): string => `Ask the browser after a click of the user: ${code}`,
    },
    'storage-full': {
      what: (used: string, of: string): string =>
        `The storage of this page is nearly full: ${used} of ${of}.`,
      fix: (code: string): string => `Free some space; ${code} says who uses it.`,
    },
    'storage-small': {
      what: (quota: string): string =>
        `The browser gives this page little storage: ${quota}, as in a private window.`,
      fix: (code: string): string =>
        `Open the page in an ordinary window, or keep nothing on this device: ${code}`,
    },
    'storage-blocked': {
      what: (reason: string): string => `Nothing can be kept on this device: ${reason}`,
      fix: (code: string): string => `Allow storage for this page (a sandboxed frame needs ${code}).`,
    },
    'third-party-frame': {
      what: 'The page is shown within a page of another site; what it keeps is separate from its own site, and may be cleared.',
      fix: (code: string): string => `Name a server, or open it in a page of its own: ${code}`,
    },
    'insecure-server': {
      what: (server: string): string =>
        `The page is secure, but the server is not: the browser refuses ${server}.`,
      fix: (code: string): string => `Name the server with ${code}`,
    },
    'server-unreachable': {
      what: (server: string): string => `The server ${server} does not answer.`,
      fix: (code: string): string => `Look whether it runs and its address is right: ${code}`,
    },
    'server-refused': {
      what: (server: string, problem: string): string =>
        `The server ${server} does not let this user in (${problem}).`,
      fix: (code: string): string => `Look at the user and the token: ${code}`,
    },
    'clock-differs': {
      what: (minutes: string): string =>
        `The clock of this device differs from the server's by ${minutes} minutes; dates may be wrong.`,
      fix: (code: string): string => `Set the clock of the device by the network: ${code}`,
    },
    inert: {
      what: (box: string): string => `Something around the element takes it out of use: ${box}`,
      fix: (code: string): string => `Take the attribute away while the widget is needed: ${code}`,
    },
    'behind-dialog': {
      what: (dialog: string): string =>
        `A modal dialog is open (${dialog}); the widgets behind it cannot be used.`,
      fix: (code: string): string => `Close it, or put the widgets into it: ${code}`,
    },
    'keys-taken': {
      what: (places: string): string =>
        `The page listens to keys everywhere (${places}); what is typed may trigger it.`,
      fix: (code: string): string =>
        `The widgets keep plain letters to themselves; for the rest, look where a key came from: ${code}`,
    },
  },
};
