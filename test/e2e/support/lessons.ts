import { execFileSync } from "node:child_process";

/** A lesson of the course, as the command line knows it. */
export interface Lesson {
  /** Without folder and ending. */
  readonly name: string;
  readonly questions: readonly unknown[];
  readonly comparisons: readonly { readonly title: string }[];
}

/** The course's lessons, in order. */
export function courseLessons(): readonly Lesson[] {
  const list = execFileSync(process.execPath, ["dist/cli.mjs", "list", "vault-template/lessons", "--json"], {
    encoding: "utf8",
  });
  const { lessons } = JSON.parse(list) as { lessons: readonly (Omit<Lesson, "name"> & { path: string })[] };
  return lessons.map(({ path, ...lesson }) => ({ ...lesson, name: path.replace(/^.*\/|\.md$/g, "") }));
}

/** How many questions drills hold, by what each shows: "1 of 3", or nothing of the kind where it holds one. */
export function questionsIn(shown: Iterable<string>): number {
  let sum = 0;
  for (const text of shown) sum += Number(/1 of (\d+)/.exec(text)?.[1] ?? 1);
  return sum;
}
