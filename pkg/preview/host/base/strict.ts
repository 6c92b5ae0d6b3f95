/** Members that engines, test tools and promise machinery ask any object for; absent is an answer here. */
const PROBED = new Set([
  "then",
  "toJSON",
  "constructor",
  "nodeType",
  "$$typeof",
  "asymmetricMatch",
  "tagName",
  "length",
]);

/**
 * Wraps an object so that reading a member it lacks throws with the member's name, instead of giving `undefined`
 * that fails somewhere else. Symbols, `in` and writing work as on any object.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, member, receiver) {
      if (typeof member === "string" && !(member in object) && !PROBED.has(member)) {
        throw new Error(`The preview has no ${name}.${member}.`);
      }
      return Reflect.get(object, member, receiver) as unknown;
    },
  });
}
