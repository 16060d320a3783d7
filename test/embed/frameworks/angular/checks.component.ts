// The page of the checks (test/embed/checks).
import '@angular/compiler';
import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  provideZonelessChangeDetection,
  signal,
  ViewChild,
  type AfterViewInit,
  type ElementRef,
  type WritableSignal,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import type {} from 'firsat/define';
import type { Bench, State, Tags } from '../../checks/state.js';

@Component({
  selector: 'app-checks',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <pipeline-workspace
      #workspace
      workspace="checks"
      storage="memory"
      create="auto"
      [attr.workspace-name]="state().workspaceName"
      [strings]="state().strings"
      [contactSource]="state().contactSource"
      (firsat-opportunity-move-request)="state().onMove?.($event)"
    >
      <p>{{ state().text }}</p>
      @if (state().hasStatus) {
        <sync-status></sync-status>
      }
      @for (id of state().boards; track id) {
        <opportunity-board
          [id]="id"
          [density]="state().density"
          [statuses]="state().statuses"
          (firsat-opportunity-new)="state().onNew?.($event)"
        ></opportunity-board>
      }
      <opportunity-filters
        [filter]="state().filter"
        (firsat-filter-change)="state().onFilter?.($event)"
      ></opportunity-filters>
      <presence-list [max]="state().max"></presence-list>
      <line-grid opportunity="o1" [frozen]="state().frozen"></line-grid>
    </pipeline-workspace>
  `,
})
export class ChecksComponent implements AfterViewInit {
  static shown: WritableSignal<State>;
  readonly state = ChecksComponent.shown;
  @ViewChild('workspace') workspace: ElementRef<Tags['pipeline-workspace']> | undefined;

  ngAfterViewInit(): void {
    if (this.workspace) this.state().onReady?.(this.workspace.nativeElement);
  }
}

export const bench: Bench = {
  mount: async (place, state) => {
    const shown = signal(state);
    ChecksComponent.shown = shown;
    const host = document.createElement('app-checks');
    place.append(host);
    const app = await createApplication({ providers: [provideZonelessChangeDetection()] });
    app.bootstrap(ChecksComponent, host);
    return {
      show: async (next) => {
        shown.set(next);
        await app.whenStable();
      },
      unmount: () => {
        app.destroy();
        host.remove();
      },
    };
  },
};
