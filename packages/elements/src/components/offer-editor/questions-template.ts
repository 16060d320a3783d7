import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { inOrder } from '@firsat/model';
import * as icons from '../../icons/icons.js';
import type { EditorContext } from './editor-context.js';
import { textField } from './editor-field.js';

/** S112: questions and answers, of the library or of this offer alone. */
export function questionsTemplate(context: EditorContext): TemplateResult {
  const { l, offer, store } = context;
  const { offers } = l.t;
  const questions = inOrder(offer.questions);
  const library = [...store.list('offerFaqs')].sort((a, b) => l.compare(a.question, b.question));
  const inLibrary = new Set(library.map(({ question }) => question));
  const taken = new Set(questions.map(({ question }) => question));
  const toPick = library.filter(({ question }) => !taken.has(question));
  const focusLast = (): void => context.update('.questions li:last-child input');
  return html`<ul class="questions rows">
      ${repeat(
        questions,
        ({ id }) => id,
        ({ id, question, answer }) => html`<li class="row question" data-question=${id}>
          ${textField(context, {
            key: `question-${id}`,
            label: offers.question,
            stored: question,
            save: (text) => context.ask('offer-question-set', { id: offer.id, key: id, question: text }),
          })}
          ${textField(context, {
            key: `answer-${id}`,
            label: offers.answer,
            stored: answer,
            multiline: true,
            save: (text) => context.ask('offer-question-set', { id: offer.id, key: id, answer: text }),
          })}
          <div class="row-actions">
            ${
              inLibrary.has(question)
                ? nothing
                : html`<button
                    type="button"
                    class="button quiet keep-question"
                    @click=${() =>
                      void context.tell(
                        'offer-faq-create',
                        { question, answer, language: offer.language },
                        offers.questionKept,
                      )}
                  >
                    ${offers.keepQuestion}
                  </button>`
            }
            <button
              type="button"
              class="icon-button row-remove"
              aria-label=${offers.removeQuestion(question)}
              title=${offers.removeQuestion(question)}
              @click=${() => void context.tell('offer-question-remove', { id: offer.id, key: id })}
            >
              ${icons.trash}
            </button>
          </div>
        </li>`,
      )}
    </ul>
    <div class="question-adders">
      ${
        toPick.length === 0
          ? nothing
          : html`<select
              class="input pick-question"
              aria-label=${offers.pickQuestion}
              @change=${(event: Event) => {
                const select = event.currentTarget as HTMLSelectElement;
                const faqId = select.value;
                select.value = '';
                void context.tell('offer-question-set', { id: offer.id, faqId });
              }}
            >
              <option value="">${offers.pickQuestion}</option>
              ${toPick.map(({ id, question }) => html`<option value=${id}>${question}</option>`)}
            </select>`
      }
      <button
        type="button"
        class="button add-question"
        @click=${() =>
          void context
            .tell('offer-question-set', {
              id: offer.id,
              question: `${offers.question} ${String(questions.length + 1)}`,
            })
            .then(focusLast)}
      >
        ${icons.plus} ${offers.addQuestion}
      </button>
    </div>`;
}
