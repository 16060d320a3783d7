import { sampleLine, sampleLineStyles } from '@firsat/elements/first-minute';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { FirsatWorkspace } from '../firsat-workspace.js';

/** Opportunities of the sample: enough for full columns, few enough to be there at once. */
const ROWS = 60;

/** A workspace in memory with the generated sample, in the language of the page; above it stands what to set next. */
export class SampleWorkspace extends FirsatWorkspace {
  static override styles = [...FirsatWorkspace.styles, sampleLineStyles];

  #isFilled = false;

  constructor() {
    super();
    this.workspace = 'sample';
    this.storage = 'memory';
    this.create = 'auto';
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { store } = this;
    if (this.#isFilled || !store) return;
    this.#isFilled = true;
    const fill = (): void => {
      if (store.phase !== 'ready') return;
      stop();
      void this.#fill(store);
    };
    const stop = store.subscribe(fill);
    fill();
  }

  async #fill(store: NonNullable<FirsatWorkspace['store']>): Promise<void> {
    const { sampleWorkspace } = await import('@firsat/model/sample');
    const { timeZone = 'Europe/Istanbul' } = store.settings ?? {};
    const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now());
    const language = this.l.language === 'tr' ? 'tr' : 'en';
    await store.importRecords(sampleWorkspace({ seed: 1, rows: ROWS, language, today }), {
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    });
  }

  override render(): TemplateResult {
    return html`${sampleLine(this.l)}${super.render()}`;
  }
}
