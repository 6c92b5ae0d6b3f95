/** Answers every sample on the harness page the way a reader would who is wrong in places. */
export async function answerAll(page, fault) {
  const on = (name) => page.locator(`#${name}`);
  const have = async (name) => (await on(name).count()) > 0;
  const sure = (name) => on(name).getByRole("button", { name: /^Sure/ }).click();
  const steps = {
    async choice(card) {
      await card.getByRole("button", { name: "Hint" }).click();
      await card.getByText("After process returns").click();
      await sure("choice");
    },
    async choices(card) {
      await card.getByText("Its function returns").click();
      await card.getByText("Its parent returns").click();
      await sure("choices");
    },
    async spot(card) {
      await card.getByRole("button", { name: /^Line 6/ }).click();
      await sure("spot");
    },
    async output(card) {
      await card.getByRole("textbox").fill("7 true\n7 true");
      await sure("output");
    },
    async "output-choice"(card) {
      await card.getByText("It deadlocks").click();
      await sure("output-choice");
    },
    async order(card) {
      await card
        .getByRole("button", { name: /close\(results\) in every/ })
        .first()
        .click();
      await card.getByRole("button", { name: /^Leave out: close\(results\) in every/ }).click();
      await sure("order");
    },
    async "short-answer"(card) {
      await card.getByRole("textbox").fill("type assertion");
      await sure("short-answer");
    },
    async cloze(card) {
      await card.getByRole("textbox", { name: "Blank 1" }).first().fill("ok");
      await card.getByRole("textbox", { name: "Blank 2" }).fill("any");
      await sure("cloze");
    },
    async recall(card) {
      await card.getByRole("button", { name: "Show the answer" }).click();
    },
    async several(card) {
      await card.getByText("Possibly before").click();
      await sure("several");
      await card.getByRole("button", { name: /^Next(?! question)/ }).click();
      await card.getByText("Its parent returns").click();
      await sure("several");
      await card.getByRole("button", { name: "Next question" }).click();
      await card.getByRole("button", { name: "Next question" }).click();
      await card.getByRole("button", { name: "Summary" }).click();
    },
  };
  for (const [name, step] of Object.entries(steps)) {
    if (!(await have(name))) continue;
    try {
      await step(on(name));
    } catch (error) {
      fault(`answering ${name}: ${error.message.split("\n").slice(0, 6).join(" ")}`);
    }
  }
}
