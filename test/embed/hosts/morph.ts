// A page that renders on its server and morphs what it shows into each new answer, as Turbo and htmx do.
import { Idiomorph } from 'idiomorph';

const place = document.querySelector('#place');
const answer = place?.outerHTML ?? '';

/** The same answer again, as after any navigation within the page. */
Object.assign(window, {
  morph: () => {
    void Idiomorph.morph(document.querySelector('#place') as Element, answer, { morphStyle: 'outerHTML' });
  },
});
