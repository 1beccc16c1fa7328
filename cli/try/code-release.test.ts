import { createEmulator } from "@tandem/emulator";
import { askControl } from "@tandem/emulator/ask-control";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { releaseCode } from "./code-release.ts";
import { deployNotices } from "./deploy-notices.ts";

const receiver = "https://notices.example.org/heroku";

/** An app of a local Heroku, with a receiver of deploy notices. */
async function appOn(stack: string) {
  const emulator = createEmulator();
  const { url } = await emulator.listen();
  onTestFinished(() => emulator.close());
  const heroku = connect({ apiKey: "local-token", apiUrl: url, dataUrl: url });
  const send = (path: string, body: object) => heroku.platform.send("POST", path, { response: z.unknown(), body });
  await send("/teams/apps", { name: "trails", team: "example-library", stack });
  await send("/apps/trails/webhooks", { include: ["api:release"], level: "sync", url: receiver });
  const notices = async () => {
    await emulator.settle();
    return deployNotices({ url, token: "local-token" }, "trails");
  };
  const deliveries = async () => {
    const answer = await askControl({ url, token: "local-token" }, "GET /inbox");
    return z.array(z.unknown()).parse(await answer.json()).length;
  };
  return { heroku, notices, deliveries };
}

test.each([
  ["heroku-24", /^[0-9a-f]{8}$/, (code: string) => `Deploy ${code}`, "slug and release"],
  [
    "container",
    /^[0-9a-f]{12}$/,
    (code: string) => `Deployed web (${code}), worker (${code})`,
    "image, container stack",
  ],
])("on %s code is one release that is told of", async (stack, form, described, way) => {
  const { heroku, notices } = await appOn(stack);
  const { version, code, way: taken } = await releaseCode(heroku, "trails", ["web", "worker"]);
  expect({ version, way: taken }).toEqual({ version: 3, way });
  expect(code).toMatch(form);
  const formation = await heroku.platform.list("/apps/trails/formation", z.object({ type: z.string() }));
  expect(formation.map(({ type }) => type).sort()).toEqual(["web", "worker"]);
  expect(await notices()).toEqual([{ receiver, news: "deployment", deploy: described(code) }]);
});

test("each release of code is told of once, and a config change or an attachment is not", async () => {
  const { heroku, notices, deliveries } = await appOn("heroku-24");
  const { platform } = heroku;
  await releaseCode(heroku, "trails", ["web"]);
  await platform.send("PATCH", "/apps/trails/config-vars", { response: z.unknown(), body: { MODE: "quiet" } });
  await platform.send("POST", "/apps/trails/addons", { response: z.unknown(), body: { plan: "papertrail:choklad" } });
  const { version } = await releaseCode(heroku, "trails", ["web"]);
  await platform.send("POST", "/apps/trails/releases", { response: z.unknown(), body: { release: "v3" } });
  expect((await notices()).map(({ news }) => news)).toEqual(["deployment", "deployment", "rollback"]);
  expect(version).toBeGreaterThan(4);
  expect(await deliveries()).toBeGreaterThan(6);
});
