interface Updating {
  readonly updateComplete?: Promise<unknown>;
  readonly isUpdatePending?: boolean;
  requestUpdate?(): void;
}

/** Every element below, through open shadow roots. */
function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}

/** The widgets that hang on a workspace may stand anywhere on its page. */
const widgetsOf = (page: Document): Updating[] => [...everything(page)] as unknown as Updating[];

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Asks every widget to look at the time again. */
export function updateAll(page: Document): void {
  for (const widget of widgetsOf(page)) widget.requestUpdate?.();
}

/** When no widget has anything left to paint: twice in a row, since widgets are told once per frame. */
export async function painted(page: Document): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    await nextFrame();
    const busy = widgetsOf(page).filter(({ isUpdatePending }) => isUpdatePending === true);
    await Promise.all(busy.map(async ({ updateComplete }) => updateComplete));
    quiet = busy.length === 0 ? quiet + 1 : 0;
  }
}

const PATIENCE_FRAMES = 3_600;

/** Looks once per frame. For what is fetched late: menus, drawers, languages. */
export async function untilTrue(holds: () => unknown, what: string): Promise<void> {
  for (let frame = 0; frame < PATIENCE_FRAMES; frame++) {
    if (holds()) return;
    await nextFrame();
  }
  throw new Error(`firsat/testing: waited in vain for ${what}`);
}
