// The custom elements manifest (2.1): what tools read about the tags. Everything inherited is written out at each element.
import type {
  Attribute,
  CustomElementDeclaration,
  CustomElementField,
  Package,
} from 'custom-elements-manifest';
import type { ElementDoc, PropertyDoc } from './collect.js';

const ELEMENTS = '@firsat/elements';

/** Where the tag gets its meaning, in the package `firsat`. */
export const definingModule = (tag: string): string => `dist/define/${tag}.js`;

const inheritance = (from: string, className: string) =>
  from === className ? {} : { inheritedFrom: { name: from, package: ELEMENTS } };

function attributeOf(
  { attribute, name, type, standard, description, from }: PropertyDoc,
  className: string,
): Attribute {
  return {
    name: attribute ?? name,
    fieldName: name,
    type: { text: type },
    ...(standard !== undefined && { default: standard.replace(/^'(.*)'$/, '$1') }),
    description,
    ...inheritance(from, className),
  };
}

function fieldOf(property: PropertyDoc, className: string): CustomElementField {
  const { name, attribute, reflects, readonly, type, standard, description, from } = property;
  return {
    kind: 'field',
    name,
    type: { text: type },
    ...(standard !== undefined && { default: standard }),
    description,
    privacy: 'public',
    ...(readonly && { readonly }),
    ...(attribute !== undefined && { attribute, reflects }),
    ...inheritance(from, className),
  };
}

function declarationOf(doc: ElementDoc): CustomElementDeclaration {
  const { className } = doc;
  const [superclass] = doc.superclasses;
  return {
    kind: 'class',
    customElement: true,
    tagName: doc.tag,
    name: className,
    summary: doc.summary,
    description: doc.description,
    superclass:
      superclass === undefined
        ? { name: 'LitElement', package: 'lit' }
        : { name: superclass, package: ELEMENTS },
    attributes: doc.properties
      .filter(({ attribute }) => attribute !== undefined)
      .map((property) => attributeOf(property, className)),
    members: [
      ...doc.properties.map((property) => fieldOf(property, className)),
      ...doc.methods.map(({ name, description, parameters, returns, from }) => ({
        kind: 'method' as const,
        name,
        description,
        privacy: 'public' as const,
        parameters: parameters.map((parameter) => ({
          name: parameter.name,
          type: { text: parameter.type },
          ...(parameter.optional && { optional: true }),
        })),
        return: { type: { text: returns } },
        ...inheritance(from, className),
      })),
    ],
    events: doc.events.map(({ name, type, description, detail, bubbles, cancelable }) => ({
      name,
      type: { text: type },
      description,
      // Beyond the standard: tools pass over what they do not know.
      detail: { text: detail },
      bubbles,
      cancelable,
    })),
    slots: [...doc.slots],
    cssParts: [...doc.parts],
    cssProperties: doc.cssProperties.map(({ name, description, standard, syntax }) => ({
      name,
      description,
      ...(syntax !== undefined && { syntax }),
      ...(standard !== undefined && { default: standard }),
    })),
    cssStates: [...doc.states],
  };
}

/** The manifest of the package `firsat`. */
export function customElements(docs: readonly ElementDoc[]): Package {
  return {
    schemaVersion: '2.1.0',
    modules: docs.map((doc) => {
      const path = definingModule(doc.tag);
      return {
        kind: 'javascript-module',
        path,
        summary: doc.summary,
        declarations: [declarationOf(doc)],
        exports: [
          {
            kind: 'custom-element-definition',
            name: doc.tag,
            declaration: { name: doc.className, module: path },
          },
        ],
      };
    }),
  };
}
