import { describe, expect, test } from "vitest";
import { assignAddresses, headingSlug, subpath } from "../../../src/core/glossary/address";
import { sortByKey, termKey } from "../../../src/core/glossary/key";
import { NASTY_TERMS } from "../../support/arbitraries/glossary";

function addressesOf(
  terms: readonly string[],
  headingsAbove: readonly string[] = [],
): Record<string, string> {
  const entries = sortByKey(terms.map((term) => ({ key: termKey(term), term })));
  const addresses = assignAddresses(entries, headingsAbove);
  return Object.fromEntries(
    terms.map((term) => {
      const address = addresses.get(termKey(term));
      return [term, address === undefined ? "" : subpath(address)];
    }),
  );
}

describe("assignAddresses", () => {
  test("[G2] a term a link can carry is at its heading", () => {
    expect(addressesOf(["comma-ok", "zero value", "errors.Is", "go_vet", "协程"])).toEqual({
      "comma-ok": "#comma-ok",
      "zero value": "#zero value",
      "errors.Is": "#errors.Is",
      go_vet: "#go_vet",
      协程: "#协程",
    });
  });

  test.each(["C#", ":=", "a | b", "[]byte", "<-ch", "x ^id", "50%%", "[[link]]", "<script>"])(
    "[G2] %s has a block id, which a link can carry",
    (term) => {
      expect(addressesOf([term])[term]).toMatch(/^#\^g-[a-z0-9-]+$/);
    },
  );

  test("[G2] of terms a link cannot tell apart, only the first is at its heading", () => {
    const addresses = addressesOf(["C", "C!", "C?"]);
    expect(addresses.C).toBe("#C");
    expect(new Set(Object.values(addresses)).size).toBe(3);
    expect(headingSlug("C!")).toBe(headingSlug("C?"));
  });

  test("[G2] a heading of the author's above takes precedence", () => {
    expect(addressesOf(["concurrency"], ["Concurrency"]).concurrency).toMatch(/^#\^g-concurrency-/);
  });

  test("a term's block id does not depend on the other terms", () => {
    expect(addressesOf(["C#"])["C#"]).toBe(addressesOf(["C#", "C++", ":="])["C#"]);
  });

  test("[G2] nasty terms have addresses of their own", () => {
    const keys = new Set(NASTY_TERMS.map(termKey));
    const addresses = new Set(Object.values(addressesOf([...keys])));
    expect(addresses.size).toBe(keys.size);
  });
});
