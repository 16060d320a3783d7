// Angular without zone.js, compiled in the page.
import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { user } from './user.js';

class Host {
  readonly user = user;
}

const HostComponent = Component({
  selector: '#place',
  template: `<pipeline-workspace workspace="zoo" create="auto" [user]="user">
    <opportunity-board density="compact"></opportunity-board>
  </pipeline-workspace>`,
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
})(Host) as typeof Host;

await bootstrapApplication(HostComponent, { providers: [provideZonelessChangeDetection()] });
