import { expect, test } from "vitest";
import type { Trial } from "./ask.ts";
import { dashboardEstate, secrets } from "./dashboard-estate.ts";
import { pageAt, streamOf } from "./page-at.ts";

/** Every secret that the local Heroku has made up or was given. */
function everySecretOf({ emulator: { store } }: Trial): string[] {
  return [
    ...Object.values(secrets),
    "local-token",
    ...store.addons.all().flatMap(({ values }) => Object.values(values)),
    ...store.drains.all().map(({ token }) => token),
    ...store.webhooks.all().flatMap(({ secret, authorization, url }) => [secret, authorization ?? secret, url]),
    ...store.credentials.all().map(({ password }) => password),
    ...store.transfers.all().flatMap(({ fromUrl, toUrl }) => [fromUrl, toUrl]),
    ...store.tokens.all().map(({ id }) => id),
  ];
}

test("the estate has each secret, where Heroku keeps it", async () => {
  const made = await dashboardEstate();
  const state = JSON.stringify((await made.ask("GET /_local/state")).body);
  for (const secret of Object.values(secrets)) expect(state).toContain(secret);
  expect(everySecretOf(made).length).toBeGreaterThan(Object.values(secrets).length + 8);
});

test("no page, list or stream has a secret", async () => {
  const made = await dashboardEstate();
  await made.ask("POST /_local/accounts", { email: "ada@example.org", token: "hidden-token-of-ada" });
  const all = everySecretOf(made);
  const drain = made.emulator.store.drains.all()[0]?.token ?? "";
  await made.ask(`GET /apps/catalog/log-drains/${drain}`);
  await made.ask(
    `DELETE /apps/catalog/log-drains/${encodeURIComponent(`https://${secrets.drainUser}@logs.example.net/`)}`,
  );
  await made.ask(`GET /${secrets.configVar}/${secrets.command}?key=${secrets.stageVar}`);
  await made.ask("GET /account", undefined, { Authorization: `Bearer ${secrets.webhookSecret}` });
  await made.ask("GET /account", undefined, { Authorization: "Bearer hidden-token-of-ada" });
  const apps = made.emulator.store.apps.all().map(({ name }) => `/_local/apps/${name}`);
  const pages = await Promise.all(["/", ...apps, `/_local/apps/${"no-app"}`].map((path) => pageAt(made, path)));
  const list = JSON.stringify((await made.ask("GET /_local/apps")).body);
  const stream = await streamOf(made);
  expect(stream).toContain("/apps/{app}/log-drains/{drain}");
  expect(stream).toContain('"path":"/…/…"');
  expect(stream).toContain("ada@example.org");
  for (const text of [...pages.map((page) => page.text), list, stream])
    for (const secret of all) expect(text).not.toContain(secret);
});

test("pages show keys, and where drains and webhooks lead", async () => {
  const made = await dashboardEstate();
  for (const path of ["/", "/_local/apps/catalog"]) {
    const { content } = await pageAt(made, path);
    for (const shown of ["SECRET_KEY", "DATABASE_URL", "https://logs.example.net", "https://notices.example.org"])
      expect(content).toContain(shown);
  }
  expect((await pageAt(made, "/")).content).toContain("REVIEW_KEY");
  expect((await pageAt(made, "/_local/apps/catalog-pr-12")).content).toContain("OWN_KEY");
});
