import { createFile, replaceFile } from "../../../src/disk/atomic-write";

/** Rewrites one file and creates others, each full of one letter, until somebody ends it. */
const [file = "", size = "0"] = process.argv.slice(2);
process.stdout.write("ready\n");
for (let turn = 0; ; turn++) {
  const bytes = Buffer.alloc(Number(size), "ab"[turn % 2]);
  await replaceFile(file, bytes);
  await createFile(`${file}-${process.pid}-${turn}`, bytes);
}
