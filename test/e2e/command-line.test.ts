import { expect } from "vitest";
import { appendText } from "../../src/core/reviews/note";
import { call } from "../cli/support/call";
import { answerOf, DAY, NOON } from "../support/arbitraries/reviews";
import { endToEnd } from "./support/end-to-end";
import type { Reader } from "./support/reader";

/** A lesson of the course, half answered, with a question that was missed twice, and a key no question has. */
const LOG = appendText("", [
  answerOf("mac", 1, { t: NOON - 9 * DAY, q: "l06-wait", ok: false, sure: true, a: ["typed"] }),
  answerOf("mac", 2, { t: NOON - 8 * DAY, q: "l06-wait", ok: false }),
  answerOf("mac", 3, { t: NOON - 8 * DAY, q: "l06-leak", sure: true }),
  answerOf("mac", 4, { t: NOON - DAY, q: "l06-leak", sure: true }),
  answerOf("mac", 5, { t: NOON - DAY, q: "gone", tz: -90, ms: 5000 }),
]);

const test = endToEnd({
  shared: "page",
  vault: "vault-template",
  prepare: (vault) => vault.write("Reviews/mac 2026-11.md", LOG),
  options: { prepare: async ({ clock }) => clock.setFixedTime(NOON) },
});

/** What the plugin answers on the app's command line. */
function inApp(
  { page }: Reader,
  name: string,
  params: Readonly<Record<string, string>> = {},
): Promise<string> {
  return page.evaluate(
    async ([id, given]) => {
      const handler = window.preview.host?.cliHandlers.get(id);
      if (handler === undefined) throw new Error(`Nothing is registered as ${id}.`);
      return await handler(given);
    },
    [`go-for-reviewers:${name}`, params] as const,
  );
}

test.for([
  ["due", [], {}],
  ["due", ["--json"], { json: "true" }],
  ["report", [], {}],
  ["report", ["--json"], { json: "true" }],
  ["export", ["--format", "csv"], { format: "csv" }],
  ["export", ["--format", "csv", "--json"], { format: "csv", json: "true" }],
  ["export", ["--format", "anki"], { format: "anki" }],
  ["export", ["--format", "anki", "--json"], { format: "anki", json: "true" }],
] as const)(
  "the app's command line answers %s %j as ours does",
  async ([name, args, params], { reader, vault }) => {
    const tz = -new Date(NOON).getTimezoneOffset();
    const { code, out, err } = await call(vault.folder, [name, ".", ...args], { time: { t: NOON, tz } });
    expect([code, err]).toEqual([0, ""]);
    expect(await inApp(reader, name, params)).toBe(out);
  },
);

test("export without a format says what to name", async ({ reader }) => {
  for (const params of [{}, { format: "xml" }])
    expect(await inApp(reader, "export", params)).toBe("Error: Name a format: format=csv or format=anki.\n");
});

test("what was just answered counts, and odd lines of the log are told below the answer", async ({
  reader,
  vault,
}) => {
  const file = "Reviews/phone 2026-11.md";
  await vault.write(file, `${appendText("", [answerOf("phone", 1, { t: NOON, q: "l06-wait" })])}{"v":1,`);
  await expect.poll(() => inApp(reader, "due")).toContain(`\n\n${file}:`);
  expect(await inApp(reader, "due")).toContain("; 1 answered today.");
  expect(JSON.parse(await inApp(reader, "due", { json: "true" }))).toMatchObject({
    answered: 1,
    log: { events: 6, bad: [{ path: file }] },
  });
});
