import 'firsat/define';

interface Customer {
  readonly id: string;
  readonly title: string;
  readonly email: string;
}

const workspace = document.querySelector('pipeline-workspace');
if (workspace)
  workspace.contactSource = async ({ text, limit, signal }) => {
    const query = new URLSearchParams({ q: text, limit: String(limit) });
    const answer = await fetch(`/api/customers?${query}`, { signal });
    if (!answer.ok) throw new Error(`customers: ${answer.status}`);
    const found = (await answer.json()) as readonly Customer[];
    return found.map(({ id, title, email }) => ({ key: id, name: title, email }));
  };
