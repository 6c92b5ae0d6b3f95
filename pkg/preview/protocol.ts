/**
 * What the preview's page and its local server say to each other.
 *
 * Every request but that for a proof carries the vault's token (header `x-preview-token`, or `?token=` where headers cannot be
 * set); paths are vault-relative with forward slashes and travel percent-encoded in `?path=`.
 *
 * | request | body | answer |
 * |---|---|---|
 * | `GET /api/vault` | | `VaultListing` |
 * | `GET /api/file?path=` | | the bytes; `ETag` is the version, in the quotes HTTP wants |
 * | `GET /api/file?path=&optional=1` | | the same; 204 when there is no such file |
 * | `POST /api/texts` | `TextsRequest` | the files' texts, each a `FileText` on a line of its own |
 * | `PUT /api/file?path=` with `If-Match: version` | bytes | `FileEntry`; 412 when the file on disk is another version, 422 when it is a note that is not UTF-8 |
 * | `PUT /api/file?path=` with `If-None-Match: *` | bytes | `FileEntry`; 412 when it exists |
 * | `POST /api/folder?path=` | | `FileEntry`; 409 when it exists |
 * | `POST /api/rename?path=&to=` | | `FileEntry`; 409 when the target exists |
 * | `DELETE /api/file?path=` | | 204; the file or folder is moved to the vault's `.trash` |
 * | `GET /api/events` | | server-sent events, each a `VaultChange` |
 * | `GET /api/proof?nonce=` | | `Proof`; needs no token |
 *
 * Changing requests carry the token in the header, and every `PUT` one of the two conditions; `If-Match` takes
 * the version with or without quotes. Hidden files are out of bounds, save the plugin's own `data.json` and, to
 * read, Obsidian's `app.json` and `appearance.json`; the listing does not name them.
 *
 * Events: open them before listing the vault, so that nothing falls between. What happens while a page is not
 * connected is not told: it lists the vault anew once it is connected again. Before that it asks for a proof, because
 * another user's program may listen at the port while the server is away, and must not be sent the token. An event of
 * type `listening` begins the stream, and one of type `folder` says that the vault's folder has gone or come back; the
 * data of both is a `VaultPresence`. A write through the server is told once, like anybody else's.
 *
 * Refusals are `Refusal` as JSON with a 4xx or 5xx status.
 */
export interface VaultListing {
  readonly name: string;
  /** Stands for the vault's real path: two vaults of one name have two. */
  readonly id: string;
  /** What the vault is known to hold, without hidden files. */
  readonly entries: readonly FileEntry[];
  /** Files and folders that could not be looked at: of them, and of what is below them, nothing is known. `""` is the vault's own folder. */
  readonly unread: readonly string[];
  /** Links that stand for no file of the vault, so that `entries` leaves them out. */
  readonly links: readonly string[];
}

/** A file or folder of the vault. Times are ms since 1970; `version` changes whenever the content does. */
export interface FileEntry {
  readonly path: string;
  readonly kind: "file" | "folder";
  readonly size: number;
  readonly ctime: number;
  readonly mtime: number;
  readonly version: string;
}

/** Which files' texts are wanted: at most `MOST_TEXTS`. */
export interface TextsRequest {
  readonly paths: readonly string[];
}

/** How many files' texts can be asked for in one request. */
export const MOST_TEXTS = 1000;

/**
 * A file's text and the version it is, or why it cannot be had; in the order of the request. Bytes that are not
 * UTF-8 are replaced in the text, as they are where the page decodes a file itself; a byte-order mark stays. Such a
 * text is only shown: what is written is made of a file's bytes, decoded strictly.
 */
export type FileText =
  | { readonly path: string; readonly version: string; readonly text: string }
  | { readonly path: string; readonly error: string };

/** Something that happened to the vault on disk, by this page or by anybody else. */
export type VaultChange =
  | { readonly kind: "created" | "modified"; readonly entry: FileEntry }
  | { readonly kind: "deleted"; readonly path: string };

/** The HMAC (SHA-256, in hexadecimal) of the server's port, a space and the nonce; its key is the token. */
export interface Proof {
  readonly proof: string;
}

/** Whether the vault's own folder is there. */
export interface VaultPresence {
  readonly present: boolean;
}

/** Why a request was refused: one sentence that says what to do. */
export interface Refusal {
  readonly error: string;
}
