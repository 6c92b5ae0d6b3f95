import { hugeCases } from "./bad-notes/huge";
import { oddCases } from "./bad-notes/odd";
import { after, SOUND_SHOWN, type BadCase } from "./bad-notes/parts";

/** A note that is hard to read, and what is still to be found in it. */
export interface BadNote {
  /** What is bad about it; the note's file name too. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Whether the command line finds an error in it. */
  readonly broken: boolean;
  /** Texts that a reader must find on the page, whatever else is there. */
  readonly shown: readonly string[];
  /** The ids of its questions that are sound all the same, in order. */
  readonly sound: readonly string[];
}

/** Half of a surrogate pair, as no UTF-8 file can hold it: its three bytes are none. */
const LONE_SURROGATE = [0xed, 0xa0, 0x80];

/** Every bad note; those that are too much of something are so long, or a `share` of it. */
export const badNotes = (share = 1): readonly BadNote[] => [
  ...written({ ...oddCases, ...hugeCases(share) }),
  {
    name: "bytes that are not UTF-8",
    content: Buffer.concat([
      Buffer.from("Before caf"),
      Buffer.from([0xe9]),
      Buffer.from(" after.\n" + after("sound-latin")),
    ]),
    broken: true,
    shown: SOUND_SHOWN,
    sound: [],
  },
  {
    name: "a lone surrogate in bytes",
    content: Buffer.concat([
      Buffer.from("Before "),
      Buffer.from(LONE_SURROGATE),
      Buffer.from(" after.\n" + after("sound-surrogate")),
    ]),
    broken: true,
    shown: SOUND_SHOWN,
    sound: [],
  },
];

function written(cases: Readonly<Record<string, BadCase>>): readonly BadNote[] {
  return Object.entries(cases).map(([name, { text, broken = false, shown = [], alone }], index) => ({
    name,
    content: alone === undefined ? text + after(`sound-${index}`) : text,
    broken,
    shown: [...shown, ...SOUND_SHOWN],
    sound: [alone ?? `sound-${index}`],
  }));
}
