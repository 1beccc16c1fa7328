import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Collection, Row } from "../collection.ts";
import type { Trial } from "./ask.ts";
import { dashboardEstate } from "./dashboard-estate.ts";
import { pageAt } from "./page-at.ts";

let made: Trial;
/** Tags of the pages when every name is harmless, without their values. */
let harmless: Set<string>;
beforeAll(async () => {
  made = await dashboardEstate();
  harmless = new Set();
  for (const path of ["/", "/_local/apps/harmless"]) {
    nameEverything("harmless");
    for (const tag of tagsIn((await pageAt(made, path)).text)) harmless.add(tag);
  }
});

/** Puts a text wherever a person, a vendor or a client of the API can put one. */
function nameEverything(name: string): void {
  const { store } = made.emulator;
  store.transaction(() => {
    every(store.apps, (row) => (row.teamId === null ? row : { ...row, name }));
    every(store.teams, (row) => ({ ...row, name }));
    every(store.accounts, (row) => (row.email === "you@example.org" ? row : { ...row, email: name }));
    every(store.addons, (row) => ({ ...row, name }));
    every(store.attachments, (row) => ({ ...row, name }));
    every(store.domains, (row) => {
      return { ...row, hostname: name, cname: name, acm: { status: "failing", reason: name } };
    });
    every(store.pipelines, (row) => ({ ...row, name, config: { review: { [name]: "" } } }));
    every(store.repositories, (row) => ({ ...row, fullName: name }));
    every(store.releases, (row) => ({ ...row, description: name }));
    every(store.slugs, (row) => ({ ...row, commit: name }));
    every(store.formations, (row) => ({ ...row, type: name, size: name }));
    every(store.configs, (row) => ({ ...row, vars: { [name]: "" } }));
    every(store.reviewApps, (row) => ({ ...row, branch: name }));
    every(store.schedules, (row) => ({ ...row, name }));
    every(store.collaborators, (row) => ({ ...row, permissions: [name] }));
    every(store.webhooks, (row) => ({ ...row, url: name, include: [name] }));
    every(store.deliveries, (row) => {
      return { ...row, include: name, lastAttempt: { id: name, code: null, errorClass: name, at: 0 } };
    });
    every(store.drains, (row) => ({ ...row, url: name }));
    every(store.features, (row) => ({ ...row, name }));
  });
}

function every<T extends Row>(rows: Collection<T>, change: (row: T) => T): void {
  for (const row of rows.all()) rows.put(change(row));
}

/** Every tag with the names of its attributes. */
function tagsIn(text: string): string[] {
  const page = text.replace(/<(script|style)[^>]*>[^<]*(?:<(?!\/\1)[^<]*)*<\/\1>/g, "<$1>");
  return (page.match(/<[a-z!/][^>]*>/gi) ?? []).map((tag) => tag.replace(/="[^"]*"/g, "").trim());
}

const markup = fc.constantFrom(
  `<script>alert("1")</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</main></body><base href="//x">`,
  "</style></script>",
  "<!--",
  "&lt;b&gt;",
  "javascript:alert(1)",
  "\u2028\0\r\n",
);
const hostile = fc
  .array(fc.oneof(markup, fc.string({ unit: "binary" })), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""));

test("whatever a name holds, it is text on every page", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      nameEverything(name);
      for (const path of [
        "/",
        `/_local/apps/${encodeURIComponent(name)}`,
        `/_local/apps/${encodeURIComponent(`no${name}`)}`,
      ]) {
        const { text } = await pageAt(made, path);
        const strange = tagsIn(text).filter((tag) => !harmless.has(tag));
        expect(strange).toEqual([]);
        expect(text).not.toMatch(/<(script|img|base|iframe)[^>]*(src|onerror|href)=/);
        expect(text).not.toMatch(/href="(?!\/|#)/);
      }
    }),
    { numRuns: 60 },
  );
});

test("the same text is shown in full, once it is read as a browser reads it", async () => {
  nameEverything(`<b title="'">&amp;`);
  const { content } = await pageAt(made, "/");
  expect(content).toContain("&lt;b title=&quot;&#39;&quot;&gt;&amp;amp;");
});
