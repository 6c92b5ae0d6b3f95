import type { TokenClass } from "./tokens";

/**
 * Scopes by prefix, and the class each means; null leaves the decision to the scope around it.
 *
 * Of several prefixes that fit, the longest counts. The order is the eye's: what surprises in a review (escapes,
 * decorators, regular expressions) is `important`, names of types are `tag`, fields and attributes `property`.
 */
const CLASSES: Readonly<Record<string, TokenClass | null>> = {
  comment: "comment",
  "string.quoted.docstring": "comment",

  keyword: "keyword",
  "keyword.operator": "operator",
  "keyword.operator.logical.python": "keyword",
  "keyword.operator.minus.exponent": "value",
  "keyword.operator.plus.exponent": "value",
  "keyword.other.unit": "value",
  "storage.modifier": "keyword",
  "storage.type.class": "keyword",
  "storage.type.function": "keyword",
  "variable.language": "keyword",
  "variable.parameter.function.language.special": "keyword",

  "entity.name.function": "function",
  "support.function": "function",
  "variable.legacy.builtin": "function",
  "meta.function-call.generic": "function",

  "entity.name.import": "property",
  "variable.other.property": "property",
  "variable.parameter.function-call": "property",
  "meta.attribute": "property",
  "support.type.property-name": "property",
  "punctuation.support.type.property-name": "property",

  "entity.name.type": "tag",
  "entity.other.inherited-class": "tag",
  "storage.type": "tag",
  "support.type": "tag",
  "support.class": "tag",

  constant: "value",
  "storage.type.number": "value",
  "storage.type.imaginary": "value",
  "punctuation.separator.constant.numeric": "value",
  "support.variable": "value",
  "variable.other.constant": "value",

  string: "string",
  "storage.type.string.python": "string",
  "constant.other.rune": "string",
  "punctuation.definition.string": null,
  "string.unquoted.argument": "normal",

  invalid: "important",
  "constant.character.escape": "important",
  "constant.character.format": "important",
  "constant.character.set": "important",
  "constant.character.unicode": "important",
  "constant.other.placeholder": "important",
  "constant.other.set": "important",
  "storage.type.format": "important",
  "string.regexp": "important",
  "entity.name.function.decorator": "important",
  "punctuation.definition.decorator": "important",
  "support.other": "important",
  "entity.name.tag": "important",

  punctuation: "punctuation",
  "punctuation.definition.comment": null,

  variable: "normal",
};

const decided = new Map<string, TokenClass | null>();

/** The class of a token with these scopes, outermost first; the innermost scope that means one decides. */
export function classOf(scopes: readonly string[]): TokenClass {
  for (let index = scopes.length - 1; index >= 0; index--) {
    const scope = scopes[index] ?? "";
    let meant = decided.get(scope);
    if (meant === undefined) {
      meant = classOfScope(scope);
      decided.set(scope, meant);
    }
    if (meant !== null) return meant;
  }
  return "normal";
}

function classOfScope(scope: string): TokenClass | null {
  for (let prefix = scope; prefix !== ""; prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf(".")))) {
    const meant = Object.hasOwn(CLASSES, prefix) ? CLASSES[prefix] : undefined;
    if (meant !== undefined) return meant;
  }
  return null;
}
