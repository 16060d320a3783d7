import { html, nothing, type TemplateResult } from 'lit';
import { TEMPLATE_KEYS, templateStages, templateTitle, type TemplateKey } from '@firsat/model';
import { draftField, idOf } from '../../fields/draft-field.js';
import type { EditorContext } from './editor-context.js';

export const NEW_TITLE = 'new-title';

/** S24: a title, and what to start from. The problems of the command stand below the title. */
export function newSchema(context: EditorContext): TemplateResult {
  const { l } = context;
  const { schemas, common } = l.t;
  const submit = (event: Event): void => {
    event.preventDefault();
    void context.do.createSchema();
  };
  return html`<form
    class="new-schema"
    aria-labelledby="heading"
    @submit=${submit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
    }}
  >
    <header class="head"><h2 id="heading">${schemas.addTitle}</h2></header>
    <div class="field">
      <label for=${idOf(NEW_TITLE)}>${common.fields.title}</label>
      ${draftField(context, {
        key: NEW_TITLE,
        stored: '',
        label: common.fields.title,
        placeholder: schemas.titlePlaceholder,
        onlyByEnter: true,
        commit: () => context.do.createSchema(),
      })}
    </div>
    <fieldset class="templates">
      <legend class="label">${schemas.startFrom}</legend>
      ${templateChoice(context, '', schemas.emptyTemplate, schemas.emptyTemplateHint)}
      ${TEMPLATE_KEYS.map((key) =>
        templateChoice(
          context,
          key,
          templateTitle(key, l.language),
          templateStages(key, l.language).map(({ name, color }) => ({ name, color })),
        ),
      )}
    </fieldset>
    <footer class="foot">
      <button
        type="button"
        class="button"
        @click=${() => {
          context.do.showList();
        }}
      >
        ${common.actions.cancel}
      </button>
      <button class="button primary" ?disabled=${context.readOnly}>${common.actions.add}</button>
    </footer>
  </form>`;
}

function templateChoice(
  { template, do: actions }: EditorContext,
  key: TemplateKey | '',
  title: string,
  content: string | readonly { readonly name: string; readonly color: string }[],
): TemplateResult {
  return html`<label class="template">
    <input
      type="radio"
      name="template"
      value=${key}
      .checked=${template === key}
      @change=${() => {
        actions.chooseTemplate(key);
      }}
    />
    <span class="strong">${title}</span>
    <span class="hint">
      ${
        typeof content === 'string'
          ? content
          : content.map(
              ({ name, color }, index) =>
                html`${index > 0 ? html` <span class="arrow" aria-hidden="true">→</span> ` : nothing}<span class="step stage-color" data-color=${color}
                    ><i class="dot"></i>${name}</span
                  >`,
            )
      }
    </span>
  </label>`;
}
