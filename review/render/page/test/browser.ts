import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { openBrowser, type Shown, showPage } from "../../../../test/support/browser.ts";
import type { Report } from "../../../report/report.ts";
import { pageOf } from "../page.ts";

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
    return new ReportBrowser(await openBrowser(), await mkdtemp(join(tmpdir(), "tandem-page-")));
  }

  async show(report: Report, options: BrowserContextOptions = {}): Promise<Shown> {
    this.#shown += 1;
    const file = join(this.#folder, `${this.#shown}.html`);
    await writeFile(file, pageOf(report));
    return showPage(this.#browser, pathToFileURL(file).href, options);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, { recursive: true });
  }
}
