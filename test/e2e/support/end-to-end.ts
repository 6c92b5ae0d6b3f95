import { afterEach, expect, test as base, type TestAPI } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openPage, sharedBrowser, type WatchedPage } from "./browser";
import { buildHarness, type Harness, type HarnessKind, type SampleQuery } from "./harness";
import { serveVault, type ServedVault } from "./preview";
import { openReader, type Reader, type ReaderOptions } from "./reader";
import { writerOf, type Writer } from "./writer";

interface BrowserFixtures {
  readonly browser: Browser;
  /** Opens an empty page, closed when the test ends. */
  readonly openPage: (options?: BrowserContextOptions) => Promise<WatchedPage>;
}

/** A test in a browser without a vault. Each fixture starts when a test first asks for it. */
export const browserTest: TestAPI<BrowserFixtures> = base.extend<BrowserFixtures>({
  browser: [
    async ({}, use) => {
      const browser = await sharedBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
  openPage: async ({ browser }, use) => {
    const opened: WatchedPage[] = [];
    await use(async (options) => {
      const page = await openPage(browser, options);
      opened.push(page);
      return page;
    });
    await Promise.all(opened.map((page) => page.close()));
    expect(opened.flatMap(({ troubles }) => troubles)).toEqual([]);
  },
});

/** Opens samples in a page of its own, which is closed when the test ends. */
type OpenSamples = (query?: SampleQuery, options?: BrowserContextOptions) => Promise<Page>;

interface SampleFixtures extends BrowserFixtures {
  readonly drills: Harness;
  readonly comparisons: Harness;
  readonly openDrills: OpenSamples;
  readonly openComparisons: OpenSamples;
}

/** A test of the pages with all sample blocks, without the app around them. */
export const sampleTest: TestAPI<SampleFixtures> = browserTest.extend<
  Omit<SampleFixtures, keyof BrowserFixtures>
>({
  drills: [async ({}, use) => withHarness("harness", use), { scope: "file" }],
  comparisons: [async ({}, use) => withHarness("harness-compare", use), { scope: "file" }],
  openDrills: ({ openPage, drills }, use) => use(opening(drills, openPage)),
  openComparisons: ({ openPage, comparisons }, use) => use(opening(comparisons, openPage)),
});

async function withHarness(kind: HarnessKind, use: (harness: Harness) => Promise<void>): Promise<void> {
  const harness = await buildHarness(kind);
  await use(harness);
  await harness.remove();
}

function opening(harness: Harness, openPage: BrowserFixtures["openPage"]): OpenSamples {
  return async (query, options) => {
    const { page } = await openPage({ viewport: { width: 1000, height: 900 }, ...options });
    await harness.open(page, query);
    return page;
  };
}

/** What the tests of a file begin with. */
export interface Start {
  /** What one test leaves to the next: the vault and the page that is open in it, the vault alone, or nothing. */
  readonly shared: "page" | "vault" | "nothing";
  /** The folder that the vault is a copy of; that of the end-to-end tests where it is left out. */
  readonly vault?: string;
  /** Done with the vault before a page is opened in it. */
  readonly prepare?: (vault: ServedVault) => Promise<unknown>;
  /** Of each page. */
  readonly options?: ReaderOptions;
  /** Done on each page once the vault is shown in it. */
  readonly begin?: (reader: Reader, vault: ServedVault) => Promise<unknown>;
  /** Whether errors on the page are part of what is tested: then the tests look at them themselves. */
  readonly expectsTroubles?: boolean;
}

interface VaultFixtures extends BrowserFixtures {
  readonly vault: ServedVault;
  readonly reader: Reader;
  readonly writer: Writer;
  /** Opens one more page in the vault, closed when the test ends. */
  readonly openReader: (options?: ReaderOptions) => Promise<Reader>;
}

/**
 * Tests of a vault that is served and opened in a browser; called once at the head of a file. After each test no page
 * may have logged an error.
 */
export function endToEnd(start: Start): TestAPI<VaultFixtures> {
  const { shared, vault: template = "test/e2e/fixtures/vault", prepare, begin } = start;
  const readers = new Set<Reader>();
  if (start.expectsTroubles !== true)
    afterEach(() => {
      for (const reader of readers) expect(reader.troubles()).toEqual([]);
    });
  const open = async (browser: Browser, vault: ServedVault, options?: ReaderOptions): Promise<Reader> => {
    const reader = await openReader(browser, vault, { ...start.options, ...options });
    readers.add(reader);
    return reader;
  };
  const close = async (reader: Reader): Promise<void> => {
    readers.delete(reader);
    await reader.close();
  };
  const perPage = { scope: shared === "page" ? "file" : "test" } as const;
  return browserTest.extend<Omit<VaultFixtures, keyof BrowserFixtures>>({
    vault: [
      async ({}, use) => {
        const vault = await serveVault(template);
        try {
          await prepare?.(vault);
          await use(vault);
        } finally {
          await vault.stop();
        }
      },
      { scope: shared === "nothing" ? "test" : "file" },
    ],
    reader: [
      async ({ browser, vault }, use) => {
        const reader = await open(browser, vault);
        try {
          await begin?.(reader, vault);
          await use(reader);
        } finally {
          await close(reader);
        }
      },
      perPage,
    ],
    writer: [async ({ reader }, use) => use(writerOf(reader)), perPage],
    openReader: async ({ browser, vault }, use) => {
      const opened: Reader[] = [];
      await use(async (options) => {
        const reader = await open(browser, vault, options);
        opened.push(reader);
        await begin?.(reader, vault);
        return reader;
      });
      await Promise.all(opened.map(close));
    },
  });
}
