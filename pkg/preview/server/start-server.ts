import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { FileEntry, Proof } from "../protocol";
import { answerApi, type Vault } from "./api";
import { Changes } from "./changes";
import { guard, type Session } from "./guard";
import { keepWatch } from "./keep-watch";
import { Refused, COMMON_HEADERS, respondError, respondJson } from "./respond";
import { parseTarget, type Target } from "./request";
import { isSiteFile, PAGE_POLICY, siteFile, type SiteFolders } from "./site";
import { VaultFolder } from "./vault-folder";
import { proof } from "./vault-identity";
import { HIDDEN_FILES, parseVaultPath } from "./vault-path";
import { statRoot, VaultGone, walkVault, type Walk } from "./walk";

/** The only address listened on: nothing outside this machine can connect. */
const LOOPBACK = "127.0.0.1";

/** What a preview is started with. */
export interface PreviewOptions {
  /** The vault's real path, a folder that exists. */
  readonly vault: string;
  /** What the page must know to be answered. */
  readonly token: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly site: SiteFolders;
  /** Hears how many entries a large vault's listing has come to. */
  readonly onProgress?: (entries: number) => void;
  /** Hears trouble that does not end the preview, in one sentence each. */
  readonly onProblem: (sentence: string) => void;
}

/** A preview that is running. */
export interface Preview {
  /** What to open in a browser, token included. */
  readonly address: string;
  readonly token: string;
  readonly port: number;
  /** What the vault held at the start, and what is left out of it. */
  readonly vault: Walk;
  /** Resolves once changes by other programs can no longer be missed. */
  readonly watching: Promise<void>;
  /** Finishes what is being written, then lets go of everything. */
  close(): Promise<void>;
}

/** Serves one vault to one session. Rejects with the system's error when the port is taken, `VaultGone` without a vault. */
export async function startServer(options: PreviewOptions): Promise<Preview> {
  const folder = new VaultFolder(options.vault);
  const root = await statRoot(folder.root);
  if (root === null) throw new VaultGone();
  const changes = new Changes();
  const { token } = options;
  const server = createServer();
  const port = await listen(server, options.port);
  const session: Session = { port, token };

  const begun = begin(folder, changes, options.onProgress);
  server.on("request", (request, response) => {
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    // A page that looks for its server may ask before the vault is known.
    begun
      .then(() => answer(request, response, { folder, changes }, session, options.site))
      .catch((error: unknown) => {
        // A page that went away mid-request is nothing to report.
        if (!(error instanceof Refused) && !request.destroyed)
          options.onProblem(`A request failed: ${String(error)}.`);
        respondError(response, error);
      });
  });
  const vault = await begun;
  const watch = keepWatch(folder, root, changes, options.onProblem);

  return {
    address: `http://${LOOPBACK}:${port}/?token=${token}`,
    token,
    port,
    vault,
    watching: watch.ready,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await folder.idle();
      await watch.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Reads what the vault holds at the start. */
async function begin(
  folder: VaultFolder,
  changes: Changes,
  onProgress?: (entries: number) => void,
): Promise<Walk> {
  const walk = await walkVault(folder.root, onProgress);
  changes.begin([...walk.entries, ...(await hiddenEntries(folder))]);
  return walk;
}

async function hiddenEntries(folder: VaultFolder): Promise<readonly FileEntry[]> {
  // A link that leads elsewhere is refused, and so is nothing of this vault's.
  const look = (path: string) => folder.entry(parseVaultPath(path)).catch(() => null);
  const found = await Promise.all(HIDDEN_FILES.map(look));
  return found.filter((entry) => entry !== null);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  vault: Vault,
  session: Session,
  site: SiteFolders,
): Promise<void> {
  const target = parseTarget(request.url);
  const proves = target.pathname === "/api/proof";
  const door = target.pathname === "/" ? "page" : proves || isSiteFile(target.pathname) ? "open" : "api";
  guard(request, door, target.query.get("token") ?? null, session);
  if (door === "api") return answerApi(vault, target, request, response);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    throw new Refused(405, "This can only be read.");
  }
  if (proves) {
    respondJson(response, 200, proofFor(target, session));
    return;
  }
  const { bytes, type } = await siteFile(target.pathname, site);
  if (door === "page") response.setHeader("Content-Security-Policy", PAGE_POLICY);
  response.writeHead(200, { "Content-Type": type, "Content-Length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

function proofFor({ query }: Target, { token, port }: Session): Proof {
  const nonce = query.get("nonce");
  if (nonce === undefined || !/^[\w-]{16,64}$/.test(nonce)) {
    throw new Refused(400, "Give a nonce of 16 to 64 letters and digits: ?nonce=.");
  }
  return { proof: proof(token, port, nonce) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      server.off("error", reject);
      const address = server.address();
      if (address === null || typeof address === "string")
        throw new Error("A TCP server has an address and port.");
      resolve(address.port);
    });
  });
}
