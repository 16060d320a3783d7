// A page of a host that signs people in itself: `npm run demo:backend`.
import 'firsat/define';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

const workspace = document.querySelector('pipeline-workspace');
const list = document.querySelector('#people');

/** The host's endpoint; Firsat asks it for each connection and before a token ends. */
// #region get-token
async function getToken(): Promise<string> {
  const answer = await fetch('/firsat-token');
  if (!answer.ok) throw new Error(`/firsat-token: ${answer.status}`);
  return answer.text();
}
// #endregion get-token

async function signIn(user: string): Promise<void> {
  const answer = await fetch('/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  if (!answer.ok || !workspace) return;
  const person = (await answer.json()) as { id: string; name: string; workspace: string };
  // #region workspace
  workspace.getToken = getToken;
  // The same id as in the token: what this browser keeps belongs to this person.
  workspace.user = { id: person.id, name: person.name };
  workspace.server = location.origin.replace(/^http/, 'ws');
  workspace.workspace = person.workspace;
  // #endregion workspace
  for (const button of list?.querySelectorAll('button') ?? [])
    button.setAttribute('aria-pressed', String(button.dataset['user'] === user));
}

async function start(): Promise<void> {
  const answer = await fetch('/people');
  if (!answer.ok) throw new Error('start this page with: npm run demo:backend');
  for (const { id, name, role } of (await answer.json()) as readonly Person[]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'pick';
    button.dataset['user'] = id;
    button.textContent = `${name} (${role})`;
    button.addEventListener('click', () => void signIn(id));
    list?.append(button);
  }
}

void start();
