// The examples of a page: the kit by its own loader, and a generated sample for the workspaces that stand in them.
import { startWithSample } from '../../sample.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

/** Enough for full columns, few enough to be there at once. */
const ROWS = 60;

/** How near an example has to be, so that it is there when somebody arrives. */
const NEAR = '400px';

const language = (): 'en' | 'tr' => (document.documentElement.lang === 'tr' ? 'tr' : 'en');

async function run(): Promise<void> {
  await import('firsat/auto-loader');
  await customElements.whenDefined('pipeline-workspace');
  for (const workspace of document.querySelectorAll<Workspace>('.stage pipeline-workspace'))
    startWithSample(workspace, { rows: ROWS, language });
}

/** Runs them once one comes near. */
export function runExamples(): void {
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      void run();
    },
    { rootMargin: NEAR },
  );
  for (const example of document.querySelectorAll('.live')) near.observe(example);
}
