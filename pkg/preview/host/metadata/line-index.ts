import type { Nodes } from "mdast";
import type { Loc, Pos } from "obsidian";

/** Turns offsets and parsed positions into Obsidian's: lines and columns from 0, ends exclusive. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (const match of text.matchAll(/\r\n|\r|\n/g)) this.starts.push(match.index + match[0].length);
  }

  loc(offset: number): Loc {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, col: offset - (this.starts[low] ?? 0), offset };
  }

  range(start: number, end: number): Pos {
    return { start: this.loc(start), end: this.loc(end) };
  }

  /** The position of a parsed node. */
  pos(node: Nodes): Pos {
    return this.range(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  }

  /** The offset a line begins at. */
  lineStart(line: number): number {
    return this.starts[line] ?? 0;
  }
}
