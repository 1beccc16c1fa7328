import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { brokenRules, openBrowser, type Shown, showPage } from "../../test/support/browser.ts";
import type { Trial } from "../test/ask.ts";
import { dashboardEstate } from "../test/dashboard-estate.ts";
import { manyApps } from "../test/many-apps.ts";
import { browserHeaders } from "../test/page-at.ts";

let browser: Browser;
let full: Served;
let large: Served;
beforeAll(async () => {
  browser = await openBrowser();
  full = await served(await dashboardEstate());
  large = await served(await manyApps(100));
});
afterAll(async () => {
  await browser.close();
  await Promise.all([full, large].map(({ made }) => made.emulator.close()));
});

interface Served {
  readonly made: Trial;
  readonly url: string;
}

async function served(made: Trial): Promise<Served> {
  return { made, url: (await made.emulator.listen()).url };
}

/** A page asks its own server, and nobody else. */
function show({ url }: Served, path: string, options: BrowserContextOptions = {}): Promise<Shown> {
  return showPage(browser, url + path, options, (asked) => asked.startsWith(`${url}/`));
}

const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
const unfold = "document.querySelectorAll('details').forEach((fold) => { fold.open = true })";

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  test.each(
    ["/", "/_local/apps/catalog", "/_local/apps/catalog-pr-12", "/_local/apps/nobody"].flatMap((path) =>
      [390, 768, 1280, 1600].map((width): [string, number] => [path, width]),
    ),
  )("%s is accessible, quiet and within a window of %i", async (path, width) => {
    const { page, noise } = await show(full, path, { colorScheme, viewport: { width, height: 900 } });
    await page.evaluate(unfold);
    expect(await page.evaluate(overflow)).toBe(0);
    expect(await brokenRules(page)).toEqual([]);
    expect(noise.filter((line) => !/404/.test(line) || path !== "/_local/apps/nobody")).toEqual([]);
    await page.close();
  });
});

test("without its scripts the page shows everything but the filter", async () => {
  const { page } = await show(full, "/", { javaScriptEnabled: false });
  expect(await page.locator(".card:visible").count()).toBe(3);
  expect(await page.locator("#requests-list li").count()).toBeGreaterThan(10);
  expect(await page.locator("#filter").isVisible()).toBe(false);
  await page.getByText("4 config vars").click();
  expect(await page.getByText("SECRET_KEY").first().isVisible()).toBe(true);
  await page.close();
});

test("the keyboard reaches every link, field and fold, and what it is on is outlined", async () => {
  const { page } = await show(full, "/");
  const seen = "(element) => element.checkVisibility() && element.tabIndex >= 0";
  const wanted = await page.evaluate<number>(
    `[...document.querySelectorAll("a, input, summary, [tabindex='0']")].filter(${seen}).length`,
  );
  const outlines: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const [name, outline] = await page.evaluate<[string, string]>(
      "[document.activeElement.localName, getComputedStyle(document.activeElement).outlineStyle]",
    );
    if (name === "body") break;
    outlines.push(outline);
  }
  expect(outlines).toHaveLength(wanted);
  expect(outlines).not.toContain("none");
  await page.close();
});

test("a request and a change are shown as they come, and what a person has unfolded or typed stays", async () => {
  const { page, noise } = await show(full, "/");
  await page.getByText("Live", { exact: true }).waitFor();
  await page.getByRole("searchbox", { name: "Find" }).fill("catalog");
  await page.locator("#more-catalog summary").click();
  await full.made.ask("PATCH /apps/catalog", { maintenance: true });
  await page.locator(".card", { hasText: "maintenance mode" }).waitFor();
  const newest = page.locator("#requests-list li").first();
  expect(await newest.textContent()).toContain("PATCH /apps/{app}200catalog, you@example.org");
  expect(await page.locator("#more-catalog").getAttribute("open")).toBe("");
  expect(await page.getByRole("searchbox", { name: "Find" }).inputValue()).toBe("catalog");
  await full.made.ask("POST /teams/apps", { name: "archive", team: "example-library" });
  await page.locator("#no-pipeline").waitFor({ state: "attached" });
  expect(await page.locator("#no-pipeline").isVisible()).toBe(false);
  await full.made.ask("PATCH /apps/catalog", { maintenance: false });
  await full.made.ask("DELETE /apps/archive");
  await page.locator("#no-pipeline").waitFor({ state: "detached" });
  expect(noise).toEqual([]);
  await page.close();
});

test("an app's page tells of its own requests only", async () => {
  const { page } = await show(full, "/_local/apps/catalog-production");
  await page.getByText("Live", { exact: true }).waitFor();
  await full.made.ask("GET /apps/catalog/formation");
  await full.made.ask("GET /apps/catalog-production/formation");
  await page.locator("#requests-list li", { hasText: "/formation" }).waitFor();
  expect(await page.locator("#requests-list li", { hasText: "/formation" }).count()).toBe(1);
  await page.close();
});

test("a page that nobody looks at lets its connection go, and catches up when somebody does", async () => {
  const { page } = await show(full, "/");
  await page.getByText("Live", { exact: true }).waitFor();
  const hide = (state: string) =>
    page.evaluate(`
      Object.defineProperty(document, "hidden", { configurable: true, get: () => ${state === "hidden"} });
      document.dispatchEvent(new Event("visibilitychange"));`);
  await hide("hidden");
  await full.made.ask("PATCH /apps/catalog-production/config-vars", { SEEN_LATER: "1" });
  await hide("visible");
  await page.locator("#more-catalog-production", { hasText: "SEEN_LATER" }).waitFor({ state: "attached" });
  await page.close();
});

test("a key in the filter of two hundred apps hides what does not fit, and touches nothing else", async () => {
  const { page, noise } = await show(large, "/");
  await page.getByText("Live", { exact: true }).waitFor();
  expect(Buffer.byteLength(await (await fetch(large.url, { headers: browserHeaders })).text())).toBeLessThan(1_000_000);
  await page.evaluate(`
    window.counted = [];
    new MutationObserver((all) => counted.push(...all.map(({ type }) => type))).observe(
      document.getElementById("main"), { subtree: true, attributes: true, childList: true });`);
  const field = page.getByRole("searchbox", { name: "Find" });
  await field.fill("service-042");
  expect(await page.getByRole("status").filter({ hasText: "apps" }).textContent()).toBe("2 of 200 apps");
  expect(await page.locator(".card:visible").count()).toBe(2);
  expect(await page.locator(".board:visible").count()).toBe(1);
  const counted = await page.evaluate<string[]>("counted.splice(0)");
  // Each card, each of two lanes and each board at most once, and the number that is shown.
  expect(counted.filter((type) => type === "attributes").length).toBeLessThanOrEqual(200 + 200 + 100);
  expect(counted.filter((type) => type === "childList")).toHaveLength(1);
  await field.press("End");
  await field.pressSequentially(" ");
  expect(await page.evaluate<string[]>("counted.splice(0)")).toEqual(["childList"]);
  await field.fill("");
  expect(await page.locator(".card:visible").count()).toBe(200);
  expect(noise).toEqual([]);
  await page.close();
});

test("paper has everything that is folded on the screen, within its width", async () => {
  const { page } = await show(full, "/_local/apps/catalog", { javaScriptEnabled: false });
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 703, height: 1000 });
  await expect
    .poll(() =>
      page.evaluate(
        "[...document.querySelectorAll('details td')].every((cell) => cell.checkVisibility({ contentVisibilityAuto: true }))",
      ),
    )
    .toBe(true);
  expect(await page.evaluate(overflow)).toBe(0);
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
  await page.close();
});
