import { VERSION } from '@firsat/elements/inspection';
import {
  WorkspaceDevtools,
  type Examination,
  type PageMeasures,
} from '@firsat/elements/class/workspace-devtools';
import { ViolationWatch } from './diagnose/violations.js';

/** The version of Yjs that the kit is built with; it does not say its own. */
export const YJS_VERSION = '13.6.33';

/** What a page's developer wants to know of a workspace, with an examination of the page. For development. */
export class FirsatDevtools extends WorkspaceDevtools {
  #violations: ViolationWatch | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#violations ??= new ViolationWatch(this.ownerDocument);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#violations?.stop();
    this.#violations = undefined;
  }

  protected override async examine(): Promise<Examination> {
    const { diagnose } = await import('./diagnose/diagnose.js');
    const violations = this.#violations?.list ?? [];
    return diagnose(this.ownerDocument, { violations, lang: this.l.locale });
  }

  protected override async measurePage(): Promise<PageMeasures> {
    const { litElementVersions = [] } = globalThis as { readonly litElementVersions?: readonly string[] };
    return {
      storage: (await (navigator.storage as StorageManager | undefined)?.estimate()) ?? {},
      versions: [
        { name: 'Firsat', version: VERSION },
        { name: 'Lit', version: litElementVersions.join(', ') || '–' },
        { name: 'Yjs', version: YJS_VERSION },
      ],
    };
  }
}
