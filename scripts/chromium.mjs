/** Finds the browser the end-to-end tests drive, and gets one where the system's own packages offer it. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first have no windows: a window takes as long to open as a small test. */
const PROGRAMS = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];

const ELSEWHERE = {
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((variable) =>
    [
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ].map((program) => join(process.env[variable] ?? "C:\\", program)),
  ),
};

const INSTRUCTION =
  "The end-to-end tests need Chromium or Chrome. Install one, or name its program: CHROMIUM=/path/to/chromium npm test";

/** The path of a browser, or null. `$CHROMIUM` comes before everything and must be right when it is set. */
function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return isProgram(named) ? named : null;
  const inPath = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => PROGRAMS.map((program) => join(folder, program)));
  return [...inPath, ...(ELSEWHERE[process.platform] ?? [])].find(isProgram) ?? null;
}

/**
 * A browser's path, installed by apt when there is none and this may be done (as root, on Debian and its kin).
 * Otherwise null, after saying on stderr what to do.
 */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  if (process.env.CHROMIUM) {
    console.error(`CHROMIUM names ${process.env.CHROMIUM}, which is not a program. ${INSTRUCTION}`);
    return null;
  }
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(
      "No browser is installed. The end-to-end tests need one, so apt-get installs Debian's chromium-headless-shell (or chromium) now, as root; CHROMIUM=/path/to/chromium names another instead.",
    );
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) => spawnSync("/usr/bin/apt-get", args, { stdio: "inherit", env }).status === 0;
    const install = (name) => apt("install", "-y", "--no-install-recommends", name);
    const installed = apt("update") && (install("chromium-headless-shell") || install("chromium"));
    const chromium = installed ? findChromium() : null;
    if (chromium !== null) return chromium;
  }
  console.error(INSTRUCTION);
  return null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
