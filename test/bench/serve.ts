import { spawn } from "node:child_process";

/** The built preview over a vault. */
export interface Served {
  readonly address: string;
  stop(): void;
}

export async function serve(vault: string): Promise<Served> {
  const server = spawn(process.execPath, ["dist/preview-server.mjs", vault], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const chunk of server.stdout) {
    said += String(chunk);
    const address = /http:\/\/\S+/.exec(said)?.[0];
    if (address !== undefined) return { address, stop: () => void server.kill("SIGKILL") };
  }
  throw new Error(`The preview's server ended: ${said}`);
}
