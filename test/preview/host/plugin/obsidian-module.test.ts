// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";

/** What plugins can ask the app for at run time, as its declarations have it. */
const DECLARED = [
  ...readFileSync("node_modules/obsidian/obsidian.d.ts", "utf8").matchAll(
    /^export (?:abstract )?(?:class|function|const|let|enum) (\w+)/gm,
  ),
].map((match) => match[1] ?? "");

/** What the preview knowingly lacks, and why. Asking for it throws with its name. */
const ABSENT: Readonly<Record<string, readonly string[]>> = {
  "There are no bases, so nothing is computed for them.": [
    "BasesEntry",
    "BasesEntryGroup",
    "BasesQueryResult",
    "BasesView",
    "BasesViewConfig",
    "BooleanValue",
    "DateValue",
    "DurationValue",
    "FileValue",
    "HTMLValue",
    "IconValue",
    "ImageValue",
    "LinkValue",
    "ListValue",
    "NotNullValue",
    "NullValue",
    "NumberValue",
    "ObjectValue",
    "PrimitiveValue",
    "QueryController",
    "RegExpValue",
    "RelativeDateValue",
    "RenderContext",
    "StringValue",
    "TagValue",
    "UrlValue",
    "Value",
    "parsePropertyId",
  ],
  "The plugin formats no dates with it, and it would be larger than the plugin.": [
    "moment",
    "MomentFormatComponent",
  ],
  "Nothing is pasted as Markdown, and the plugin turns no HTML into it.": ["htmlToMarkdown"],
  "The plugin's settings have no such control.": [
    "ColorComponent",
    "DisplayValueComponent",
    "ProgressBarComponent",
    "SearchComponent",
    "SettingPage",
    "SliderComponent",
  ],
  "A page in a browser keeps no secrets.": ["SecretComponent", "SecretStorage"],
  "There are no PDFs in a vault of lessons.": ["loadPdfJs"],
  "A page that is closed waits for nobody.": ["Tasks"],
};

let module: Record<string, unknown>;

beforeAll(async () => {
  installDomExtensions(window);
  const { obsidianModule } = await import("../../../../pkg/preview/host/plugin/obsidian-module");
  module = obsidianModule() as Record<string, unknown>;
});

describe("what require(“obsidian”) answers", () => {
  test("is everything the app declares, but what is knowingly absent", () => {
    const absent = Object.values(ABSENT).flat();
    expect([...Object.keys(module), ...absent].sort()).toEqual([...DECLARED].sort());
  });

  test.each(Object.values(ABSENT).flat())("%s is missed by its name", (name) => {
    expect(() => module[name]).toThrow(`The preview has no obsidian.${name}.`);
  });

  test("nothing in the preview is on the disk of a computer or a phone: asking is no mistake, using is one", () => {
    for (const name of ["FileSystemAdapter", "CapacitorAdapter", "WorkspaceMobileDrawer"]) {
      const kind = module[name] as new () => object;
      expect({} instanceof kind).toBe(false);
      expect(() => new kind()).toThrow(`There is no ${name} in the preview.`);
    }
  });

  test("bytes become text and bytes again", () => {
    const { arrayBufferToHex, hexToArrayBuffer, arrayBufferToBase64, base64ToArrayBuffer } = module as Record<
      string,
      (value: unknown) => unknown
    >;
    const bytes = Uint8Array.from([0, 15, 16, 255]).buffer;
    expect(arrayBufferToHex?.(bytes)).toBe("000f10ff");
    expect(hexToArrayBuffer?.("000f10ff")).toEqual(bytes);
    expect(arrayBufferToBase64?.(bytes)).toBe("AA8Q/w==");
    expect(base64ToArrayBuffer?.("AA8Q/w==")).toEqual(bytes);
  });
});
