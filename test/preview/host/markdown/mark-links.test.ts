// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { parseNote } from "../../../../pkg/preview/host/markdown/parse-note";
import { markLinks } from "../../../../pkg/preview/host/markdown/render-blocks";
import { safeDom } from "../../../../pkg/preview/host/markdown/safe-dom";
import { Vault } from "../../../../pkg/preview/host/vault/vault";
import { MetadataCache } from "../../../../pkg/preview/host/metadata/metadata-cache";
import { drawLink } from "../../../../src/obsidian/terms/draw-entry";
import { FakeServer } from "../support/fake-server";

installDomExtensions(window);

const vault = Vault.open(new FakeServer().connect(), "Test", false);
const scene = { app: { metadataCache: new MetadataCache(vault, true) }, sourcePath: "Note.md" } as never;

test.each(["javascript:alert(1)", "data:text/html,x", "https://example.org", "//example.org"])(
  "an internal link to %j, and a term's link to it, keep the name and lead nowhere else",
  (target) => {
    const el = document.body.createDiv();
    const note = parseNote(`[[${target}]]`, { softBreaks: true });
    el.append(
      safeDom(
        note.sections.map((section) => section.element),
        document,
      ),
    );
    markLinks(el, scene);
    drawLink(el, target, { text: "term" });
    const links = el.findAll("a.internal-link");
    expect(links.map((link) => link.dataset.href)).toEqual([target, target]);
    for (const link of links) expect(link.getAttribute("href")).toBe(`./${target}`);
  },
);
