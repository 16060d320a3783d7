// Angular takes tags, references and events of custom elements from `HTMLElementTagNameMap` and the maps of events; `CUSTOM_ELEMENTS_SCHEMA` lets the
// tags be there.
// #region page
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'firsat/define';

@Component({
  selector: 'app-pipeline',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <pipeline-workspace workspace="sales-2026" server="wss://sync.example">
      <opportunity-board
        #board
        density="compact"
        [asOf]="'2026-03-31'"
        (firsat-opportunity-open)="show($event.detail.id); $event.preventDefault()"
        (firsat-opportunity-move-request)="$event.waitUntil(allowed($event.detail.input.stageId))"
      ></opportunity-board>
      <opportunity-detail [opportunityId]="open()" (firsat-detail-close)="open.set('')"></opportunity-detail>
      <p>{{ board.density }}</p>
    </pipeline-workspace>
  `,
})
export class PipelineComponent {
  readonly open = signal('');

  show(id: string): void {
    this.open.set(id);
  }

  allowed(stageId: string): Promise<boolean> {
    return Promise.resolve(stageId !== 'locked');
  }
}
// #endregion page
