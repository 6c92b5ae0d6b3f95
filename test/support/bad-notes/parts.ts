/** What is bad about a note, without the sound blocks that every note has. */
export interface BadCase {
  readonly text: string;
  /** Whether the command line finds an error in it. */
  readonly broken?: boolean;
  readonly shown?: readonly string[];
  /** The id of its sound question, where the note has its sound blocks in the text and none are to follow. */
  readonly alone?: string;
}

export const lines = (...parts: readonly string[]): string => parts.join("\n") + "\n";
export const repeat = (count: number, line: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => line(index));
const block = (language: string, ...content: readonly string[]): string =>
  lines("`````" + language, ...content, "`````");
export const drill = (...content: readonly string[]): string => block("go-drill", ...content);
export const compare = (...content: readonly string[]): string => block("go-compare", ...content);

/** A question that must stay sound beside any trouble. */
export const sound = (id: string): readonly string[] => [
  `### Sound?  ^${id}`,
  "- [x] Right of the sound one",
  "- [ ] Wrong of the sound one",
  "  > Because.",
];
const SOUND_COMPARISON = [
  "### Sound pair",
  "```python",
  "a = 1  # ①",
  "```",
  "```go",
  "a := 1 // ①",
  "```",
  "1. Note of the sound pair.",
];
/** What stands in every note behind its trouble, so that nothing of the note is lost. */
export const after = (id: string): string =>
  lines("", drill(...sound(id)), compare(...SOUND_COMPARISON), "The end of the note.");
export const SOUND_SHOWN = ["Right of the sound one", "Note of the sound pair.", "The end of the note."];

export const code = (language: string, ...content: readonly string[]): readonly string[] => [
  "```" + language,
  ...content,
  "```",
];
export const options = (right: string, wrong: string): readonly string[] => [
  `- [x] ${right}`,
  `- [ ] ${wrong}`,
  "  > Why it is wrong.",
];
