/** What this vault's owner chose about links and new files, as `.obsidian/app.json` holds it. */
export interface VaultSettings {
  /** `shortest`: the name where one file has it; `relative`: from the note's folder; `absolute`: from the vault's top. */
  readonly newLinkFormat: "shortest" | "relative" | "absolute";
  readonly useMarkdownLinks: boolean;
  /** Where a new note goes: the vault's top, the folder of the note one is in, or a folder of its own. */
  readonly newFileLocation: "root" | "current" | "folder";
  readonly newFileFolderPath: string;
  /** Where a new attachment goes: `/` the top, `./` beside the note, `./x` a folder beside it, else a folder. */
  readonly attachmentFolderPath: string;
}

const USUAL: VaultSettings = {
  newLinkFormat: "shortest",
  useMarkdownLinks: false,
  newFileLocation: "root",
  newFileFolderPath: "/",
  attachmentFolderPath: "/",
};

let settings: VaultSettings = USUAL;

export function vaultSettings(): VaultSettings {
  return settings;
}

/** Takes over the vault's settings; what is missing or unknown is as usual. */
export function setVaultSettings(given: Readonly<Record<string, unknown>>): void {
  settings = {
    newLinkFormat: oneOf(["shortest", "relative", "absolute"], given.newLinkFormat),
    useMarkdownLinks: given.useMarkdownLinks === true,
    newFileLocation: oneOf(["root", "current", "folder"], given.newFileLocation),
    newFileFolderPath: text(given.newFileFolderPath, USUAL.newFileFolderPath),
    attachmentFolderPath: text(given.attachmentFolderPath, USUAL.attachmentFolderPath),
  };
}

/** The value if it is among those known, else the first of them. */
function oneOf<Value extends string>(known: readonly [Value, ...Value[]], value: unknown): Value {
  return known.find((each) => each === value) ?? known[0];
}

function text(value: unknown, usual: string): string {
  return typeof value === "string" && value !== "" ? value : usual;
}
