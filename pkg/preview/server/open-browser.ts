import { spawn } from "node:child_process";

/** Opens an address in the reader's browser; false when the system has no way to. */
export function openBrowser(address: string): Promise<boolean> {
  const [command, ...rest] = opener(address);
  return new Promise((resolve) => {
    const child = spawn(command, rest, { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}

function opener(address: string): readonly [string, ...string[]] {
  switch (process.platform) {
    case "darwin":
      return ["open", address];
    case "win32":
      return ["rundll32", "url.dll,FileProtocolHandler", address];
    default:
      return ["xdg-open", address];
  }
}
