import { constants } from "node:fs";
import { open } from "node:fs/promises";

/** Thrown for what has a file's name and is something else, such as a folder or a pipe. */
export class NotAFile extends Error {
  constructor() {
    super("it is not a file");
    this.name = "NotAFile";
  }
}

/** Thrown for a file of more bytes than are read. */
export class TooLarge extends Error {
  /** In bytes. */
  readonly size: number;

  constructor(size: number) {
    super("it is too large");
    this.name = "TooLarge";
    this.size = size;
  }
}

/** Reads a file of at most `most` bytes. Throws `NotAFile`, `TooLarge`, and what the file system throws. */
export async function readFileWhole(path: string, most: number): Promise<Buffer> {
  // Without waiting: a pipe that stands among the notes may have no writer.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new NotAFile();
    if (stats.size > most) throw new TooLarge(stats.size);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
