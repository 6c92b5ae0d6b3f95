/** The code of a file system's error, such as `ENOENT`; null for anything else that was thrown. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** Whether a hard link failed because this disk, or this system's policy, allows none. */
export function linksUnsupported(error: unknown): boolean {
  return ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"].includes(errorCode(error) ?? "");
}
