import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const run = promisify(execFile);

/** As Debian and others call it. */
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** A page in a real browser, and what happened while it was looked at. */
export interface Shown {
  readonly page: Page;
  /** What the console said, scripts that failed, dialogs, and addresses that were asked for beside those expected. */
  readonly noise: readonly string[];
}

/** A browser without a window. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath() });
}

/** Shows an address. @param isExpected whether an address may be asked for; only the page itself when absent */
export async function showPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
  isExpected = (url: string) => url === address,
): Promise<Shown> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const noise: string[] = [];
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("request", (request) => isExpected(request.url()) || noise.push(`request: ${request.url()}`));
  page.on("dialog", (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(address);
  return { page, noise };
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
