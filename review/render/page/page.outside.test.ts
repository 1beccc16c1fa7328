import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { brokenRules } from "../../../test/support/browser.ts";
import { cleanReport, cleanReview, sampleReport } from "../../test/sample-report.ts";
import { ReportBrowser } from "./test/browser.ts";
import { manyServices } from "./test/many-services.ts";
import { mappedReport } from "./test/mapped-report.ts";

let browser: ReportBrowser;
beforeAll(async () => {
  browser = await ReportBrowser.open();
});
afterAll(() => browser.close());

const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 740 };

/** Whether something reaches beyond the right edge of the window. */
const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

/** What is neither hidden nor folded. */
const seen = "(element) => element.checkVisibility({ contentVisibilityAuto: true })";

/** Names and messages that would do something, if they were taken for markup, each still one of its own. */
const hostileReport = mappedReport(
  manyServices(3),
  (text) =>
    `"'><script>alert(1)</script><img src=x onerror=alert(2)><base href=//x>${text}\`</style></template>{{1+1}}`,
);

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.each([
    ["wide", wide],
    ["narrow", narrow],
  ])("the page is quiet, within the window and accessible, %s", async (_, viewport) => {
    const { page, noise } = await browser.show(sampleReport, { colorScheme, viewport });
    await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })");
    expect(await page.evaluate(overflow)).toBe(0);
    expect(await brokenRules(page)).toEqual([]);
    expect(noise).toEqual([]);
  });
});

test("a page of which nothing is to be said is accessible too", async () => {
  const { page, noise } = await browser.show(cleanReport);
  expect(await brokenRules(page)).toEqual([]);
  expect(noise).toEqual([]);
});

test("hostile names and messages are text, and stay within a narrow window", async () => {
  const { page, noise } = await browser.show(hostileReport, { viewport: narrow });
  const count = (selector: string) => page.locator(selector).count();
  expect(await count("script")).toBe(1);
  expect(await count("style")).toBe(1);
  expect(await count("img, base, iframe, object, embed, link, form, template")).toBe(0);
  const handlers =
    "[...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames()).filter((name) => /^(on|style|src)/.test(name))";
  expect(await page.evaluate(handlers)).toEqual([]);
  expect(await page.locator("h1").textContent()).toBe(`Review of ${hostileReport.project}`);
  expect(await page.evaluate(overflow)).toBe(0);
  expect(noise).toEqual([]);
});

test("at no width anything reaches beyond the window", async () => {
  const { page } = await browser.show(sampleReport);
  await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })");
  for (const width of [320, 480, 767, 768, 900, 1100, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(overflow), `at ${width} pixels`).toBe(0);
  }
});

test.each([1, 15, 60])(
  "%d add-ons of a service stand below each other, level with those of the next environment",
  async (count) => {
    const addons = Object.fromEntries(Array.from({ length: count }, (_, at) => [`slot${at}`, `vendor${at}:plan`]));
    const environments = sampleReport.environments.map((review) => {
      const { catalog = { app: "", processes: {}, addons } } = review.services;
      return { ...review, services: { catalog: { ...catalog, addons } } };
    });
    const { page } = await browser.show({ ...sampleReport, environments });
    const tops = (card: string): Promise<number[]> =>
      page.evaluate(
        `[...document.querySelectorAll(".service ${card} .part")].map((part) => Math.round(part.getBoundingClientRect().top))`,
      );
    const [staging, production] = [await tops(".card:nth-child(1)"), await tops(".card:nth-child(2)")];
    expect(new Set(production.slice(0, count)).size).toBe(count);
    expect(production).toEqual(production.toSorted((one, other) => one - other));
    if (count < 40) expect(staging).toEqual(production);
  },
);

test("three environments stand beside each other, and only what differs is marked where colours are forced", async () => {
  const environments = ["dev", "staging", "production"].map((environment) => ({ ...cleanReview(environment) }));
  const { page } = await browser.show({ ...sampleReport, environments }, { forcedColors: "active" });
  const cards = await page.locator(".service").first().locator(".card").all();
  const tops = await Promise.all(cards.map((card) => card.boundingBox().then((box) => box?.y)));
  expect(new Set(tops).size).toBe(1);
  const edges = (parts: string): Promise<string[]> =>
    page.evaluate(
      `[...new Set([...document.querySelectorAll("${parts}")].map((part) => getComputedStyle(part).borderLeftColor))]`,
    );
  const ground = await page.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor");
  expect(await edges(".part:not(.differs)")).toEqual([ground]);
  expect(await edges(".part.differs")).not.toContain(ground);
});

test("without its script the page has all but the filters", async () => {
  const { page } = await browser.show(sampleReport, { javaScriptEnabled: false });
  expect(await page.locator("#filters").isVisible()).toBe(false);
  expect(await page.locator(".card:visible").count()).toBe(8);
  await page.getByText("1 ignored resource").click();
  expect(await page.getByText("Judoscale scales credits until spring").isVisible()).toBe(true);
});

test("the keyboard reaches everything in the order of the page, and what it is on is outlined", async () => {
  const { page } = await browser.show(sampleReport);
  const focused =
    "(({ activeElement: it }) => [it.matches('body') ? 'body' : it.textContent.trim() || it.id, getComputedStyle(it).outlineStyle, it.getBoundingClientRect().top + scrollY])(document)";
  const walk: [string, string, number][] = [];
  for (let stop = await press("Tab"); stop[0] !== "body"; stop = await press("Tab")) walk.push(stop);
  async function press(key: string): Promise<[string, string, number]> {
    await page.keyboard.press(key);
    return page.evaluate<[string, string, number]>(focused);
  }
  const stops = walk.map(([name]) => name);
  expect(stops[0]).toBe("Skip to the verdicts");
  expect(stops).toEqual(expect.arrayContaining(["find", "Pipeline board", "2 differences declared or allowed"]));
  expect(walk.filter(([, outline]) => outline === "none")).toEqual([]);
  expect(stops.length).toBe(
    await page.evaluate(`[...document.querySelectorAll("a, input, button, summary")].filter(${seen}).length`),
  );
});

test("filters show what is asked for, and say how much is hidden", async () => {
  const { page, noise } = await browser.show(manyServices(120, 6));
  const status = page.getByRole("status");
  const visible = (selector: string) => page.locator(`${selector}:visible`).count();
  expect(await status.textContent()).toBe("All 120 services");
  expect(await visible(".service")).toBe(20);

  await page.getByRole("searchbox", { name: "Service" }).fill("Service-101");
  expect(await status.textContent()).toBe("1 of 120 services; the rest is hidden");
  expect(await visible(".service")).toBe(1);
  expect(await page.getByRole("heading", { name: "service-101", exact: true }).isVisible()).toBe(true);

  await page.getByRole("button", { name: "Show all" }).press("Enter");
  await page.getByRole("checkbox", { name: "Only what matters" }).press("Space");
  expect(await visible(".service")).toBe(20);
  await page.getByRole("checkbox", { name: "staging" }).press("Space");
  expect(await visible(".card")).toBe(20);
  expect(await page.getByRole("heading", { name: "staging", exact: true }).count()).toBe(0);
  expect(noise).toEqual([]);
});

test("paper has everything that is folded on the screen", async () => {
  const { page } = await browser.show(sampleReport, { javaScriptEnabled: false });
  const isUnfolded = `[...document.querySelectorAll("details td")].every(${seen})`;
  expect(await page.evaluate(isUnfolded)).toBe(false);
  await page.emulateMedia({ media: "print" });
  await expect.poll(() => page.evaluate(isUnfolded)).toBe(true);
  for (const fold of await page.locator("details").all())
    expect((await fold.boundingBox())?.height).toBeGreaterThan(100);
  await page.setViewportSize({ width: 703, height: 1000 });
  expect(await page.evaluate(overflow)).toBe(0);
  const paper = await page.pdf({ format: "A4" });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(3);
});
