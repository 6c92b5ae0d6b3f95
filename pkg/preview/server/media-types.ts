import { extname } from "node:path";

/** What a browser may show as it is; everything else travels as plain bytes, so that no note turns into a page. */
const TYPES: ReadonlyMap<string, string> = new Map([
  [".avif", "image/avif"],
  [".bmp", "image/bmp"],
  [".flac", "audio/flac"],
  [".gif", "image/gif"],
  [".jpeg", "image/jpeg"],
  [".jpg", "image/jpeg"],
  [".m4a", "audio/mp4"],
  [".md", "text/plain; charset=utf-8"],
  [".mp3", "audio/mpeg"],
  [".mp4", "video/mp4"],
  [".ogg", "audio/ogg"],
  [".ogv", "video/ogg"],
  [".png", "image/png"],
  [".svg", "image/svg+xml"],
  [".wav", "audio/wav"],
  [".webm", "video/webm"],
  [".webp", "image/webp"],
]);

/** The media type a vault's file is sent with, by its extension in any case. */
export function mediaTypeOf(path: string): string {
  return TYPES.get(extname(path).toLowerCase()) ?? "application/octet-stream";
}
