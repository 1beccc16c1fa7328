import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ReportBrowser } from "./test/browser.ts";
import { palettePng } from "./test/palette-png.ts";
import { pictureReport } from "./test/picture-report.ts";

const picture = new URL("../../../docs/review.png", import.meta.url);

let browser: ReportBrowser;
beforeAll(async () => {
  browser = await ReportBrowser.open();
});
afterAll(() => browser.close());

/** The verdicts and the first service of the board. */
async function taken(): Promise<Buffer> {
  const width = 1080;
  const { page } = await browser.show(pictureReport, { viewport: { width, height: 900 }, deviceScaleFactor: 1.5 });
  const first = await page.locator(".service").first().boundingBox();
  if (first === null) throw new Error("expected a service on the board");
  const clip = { x: 0, y: 0, width, height: Math.ceil(first.y + first.height + 8) };
  return palettePng(await page.screenshot({ fullPage: true, clip }));
}

const sizeOf = (png: Buffer): [width: number, height: number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test("docs/review.png is a picture of the sample's page; UPDATE_DOCS=true takes it", async () => {
  const now = await taken();
  if (process.env.UPDATE_DOCS === "true") await writeFile(picture, now);
  const kept = await readFile(picture);
  expect(kept.length).toBeLessThan(200_000);
  // Fonts are not the same everywhere, so that another machine's picture is a little higher or lower.
  const [[width, height], [widthNow, heightNow]] = [sizeOf(kept), sizeOf(now)];
  expect(width).toBe(widthNow);
  expect(Math.abs(height / heightNow - 1)).toBeLessThan(0.15);
});
