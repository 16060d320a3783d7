// What the sources say about themselves in JSDoc: the words of a declaration, and the tags of an element's class.
import ts from 'typescript';
import { root } from '../files.mjs';

/** A line such as `@csspart card - One card.` */
export interface TagLine {
  readonly type: string;
  readonly name: string;
  readonly standard: string;
  readonly description: string;
}

/** Ids of rules are for those who work on the kit. */
const ruleIds = / \((?:[SDFAI]\d+(?:[–, ]+|(?=\))))+\)/gu;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(ruleIds, '').trim();

/** The description of a declaration, as one line; links lose their braces. */
export function describe(node: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(docs.at(-1)?.comment) ?? '';
  return oneLine(text.replace(/\{@link ([^}]+)\}/g, '`$1`'));
}

export const hasTag = (node: ts.Node, name: string): boolean =>
  ts.getJSDocTags(node).some((tag) => tag.tagName.text === name);

/** `{Type} name - words`, `name - words`, `[name=standard] - words`, `- words`. */
export function tagLines(node: ts.Node, name: string): TagLine[] {
  return ts
    .getJSDocTags(node)
    .filter((tag) => tag.tagName.text === name)
    .map((tag) => {
      const text = oneLine(tag.getText().replace(/^\s*\*\s?/gm, ''));
      const found =
        /^@\w+\s+(?:\{(?<type>[^}]+)\}\s*)?(?:\[(?<optional>[^\]=]+)(?:=(?<standard>[^\]]*))?\]|(?<name>[^\s-][^\s]*|--[\w-]+))?\s*-\s*(?<description>.*)$/u.exec(
          text,
        );
      if (!found?.groups) throw new Error(`Not understood: "${text}"`);
      const { type, optional, standard, name: plain, description } = found.groups;
      return {
        type: type ?? '',
        name: plain ?? optional ?? '',
        standard: standard ?? '',
        description: (description ?? '').replace(/[\s*/]+$/, ''),
      };
    });
}

const FORMAT = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;

/** A type as its source would write it, whole, and the same wherever the checkout stands. */
export const typeText = (checker: ts.TypeChecker, type: ts.Type): string =>
  checker.typeToString(type, undefined, FORMAT).replaceAll(`${root.replaceAll('\\', '/')}/`, '');
