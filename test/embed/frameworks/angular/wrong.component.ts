// Angular's templates have no way to expect an error: test/embed/types.node.test.ts expects two in this file.
import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import 'firsat/define';

@Component({
  selector: 'app-wrong',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <opportunity-board #board (firsat-opportunity-open)="say($event.detail.name)"></opportunity-board>
    <p>{{ board.colour }}</p>
  `,
})
export class WrongComponent {
  say(text: string): void {
    console.log(text);
  }
}
