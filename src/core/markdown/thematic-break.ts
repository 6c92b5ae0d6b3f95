/** Whether a line, from its first character that is not a blank, is three or more of one of `*`, `-` and `_` with only blanks among them. */
export function isThematicBreak(line: string): boolean {
  const character = line.charAt(0);
  if (character !== "*" && character !== "-" && character !== "_") return false;
  let count = 0;
  for (const other of line) {
    if (other === character) count++;
    else if (other !== " " && other !== "\t") return false;
  }
  return count >= 3;
}
