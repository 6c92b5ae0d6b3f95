// @vitest-environment happy-dom
import { beforeAll, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";

beforeAll(() => installDomExtensions(window));

test.each([
  ["# {{title}}", "# Maps"],
  ["{{date}} {{time}}", "2026-03-07 09:05"],
  ["{{date:dddd, D MMMM YYYY}}", "Saturday, 7 March 2026"],
  ["{{time:h:mm a}} {{date:[on] DD.MM.YY}}", "9:05 am on 07.03.26"],
  ["{{ title }} {{unknown}} { title }", "Maps {{unknown}} { title }"],
])("a template's fields are filled: %s", async (template, expected) => {
  const { fillTemplate } = await import("../../../../pkg/preview/host/workspace/templates");
  const now = new Date(2026, 2, 7, 9, 5, 3);
  expect(fillTemplate(template, { title: "Maps", now })).toBe(expected);
});

test("the vault's own formats are used where a field names none", async () => {
  const { fillTemplate } = await import("../../../../pkg/preview/host/workspace/templates");
  const values = { title: "", now: new Date(2026, 2, 7, 15, 5), dateFormat: "D.M.", timeFormat: "hh A" };
  expect(fillTemplate("{{date}} {{time}}", values)).toBe("7.3. 03 PM");
});
