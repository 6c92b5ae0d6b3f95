/** The code spans of one line, as offsets with their backticks, and whether every run of backticks has its partner. */
export interface InlineCode {
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly paired: boolean;
}

/** Finds the code spans of a line: a run of backticks closes with the next run as long as it. */
export function inlineCode(line: string): InlineCode {
  const runs: { readonly start: number; readonly end: number }[] = [];
  for (let start = line.indexOf("`"); start !== -1;) {
    let end = start;
    while (line.charAt(end) === "`") end++;
    runs.push({ start, end });
    start = line.indexOf("`", end);
  }
  // For each length, the runs that are still ahead; each is looked at once.
  const byLength = new Map<number, number[]>();
  for (let index = runs.length - 1; index >= 0; index--) {
    const run = runs[index];
    if (run === undefined) continue;
    const ahead = byLength.get(run.end - run.start) ?? [];
    ahead.push(index);
    byLength.set(run.end - run.start, ahead);
  }
  const spans: { readonly start: number; readonly end: number }[] = [];
  let paired = true;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (run === undefined) continue;
    const ahead = byLength.get(run.end - run.start) ?? [];
    while (ahead.length > 0 && (ahead[ahead.length - 1] ?? 0) <= index) ahead.pop();
    const partner = ahead[ahead.length - 1];
    const close = partner === undefined ? undefined : runs[partner];
    if (partner === undefined || close === undefined) paired = false;
    else {
      spans.push({ start: run.start, end: close.end });
      index = partner;
    }
  }
  return { spans, paired };
}

/** The line with `change` done to what is not code. */
export function mapOutsideCode(line: string, change: (text: string) => string): string {
  let result = "";
  let from = 0;
  for (const { start, end } of inlineCode(line).spans) {
    result += change(line.slice(from, start)) + line.slice(start, end);
    from = end;
  }
  return result + change(line.slice(from));
}

/** The line without its code, each span replaced by one letter. */
export function withoutCode(line: string): string {
  let result = "";
  let from = 0;
  for (const { start, end } of inlineCode(line).spans) {
    result += `${line.slice(from, start)}x`;
    from = end;
  }
  return result + line.slice(from);
}
