import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { Report } from "../../../report/report.ts";
import { pageOf } from "../page.ts";

const run = promisify(execFile);

/** As Debian and others call it. */
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** A page of a report in a real browser, and what happened while it was looked at. */
export interface Shown {
  readonly page: Page;
  /** What the console said, scripts that failed, dialogs, and addresses that were asked for. */
  readonly noise: readonly string[];
}

/** A browser that shows reports, as files. */
export class ReportBrowser {
  readonly #browser: Browser;
  readonly #folder: string;
  #shown = 0;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async open(): Promise<ReportBrowser> {
    const browser = await chromium.launch({ executablePath: await chromiumPath() });
    return new ReportBrowser(browser, await mkdtemp(join(tmpdir(), "tandem-page-")));
  }

  async show(report: Report, options: BrowserContextOptions = {}): Promise<Shown> {
    this.#shown += 1;
    const file = join(this.#folder, `${this.#shown}.html`);
    await writeFile(file, pageOf(report));
    const address = pathToFileURL(file).href;
    const page = await this.#browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const noise: string[] = [];
    page.on("console", (message) => noise.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
    page.on("request", (request) => request.url() === address || noise.push(`request: ${request.url()}`));
    page.on("dialog", (dialog) => {
      noise.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    await page.goto(address);
    return { page, noise };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, { recursive: true });
  }
}

/** Rules of WCAG 2.2 (A and AA) and of good practice that a page breaks, each with the elements. */
export async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(`axe
    .run({ rules: { "target-size": { enabled: true } } })
    .then(({ violations }) => violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.html, node.failureSummary].join(" "))))`);
}

/** Of an installed browser; where there is none, root installs Debian's, with letters to write in. */
async function chromiumPath(): Promise<string> {
  const found = await onPath();
  if (found !== undefined) return found;
  const wanted = ["chromium", "fonts-dejavu-core", "fonts-liberation"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Lists may be there already, and be good enough.
  await run("apt-get", ["update"], { env }).catch(() => undefined);
  await run("apt-get", ["install", "--yes", "--no-install-recommends", ...wanted], { env }).catch(missing);
  return (await onPath()) ?? missing();
}

async function onPath(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}

function missing(cause?: unknown): never {
  throw new Error("expected Chromium on PATH, to look at the page of a review; install it: apt-get install chromium", {
    cause,
  });
}
