import { createEmulator } from "@tandem/emulator";
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
  const send = (path: string, body: object) => heroku.platform.send("POST", path, { answer: z.unknown(), body });
  await send("/teams/apps", { name: "trails", team: "example-library", stack });
  await send("/apps/trails/webhooks", { include: ["api:release"], level: "sync", url: receiver });
  const notices = async () => {
    await emulator.settle();
    return deployNotices({ url, token: "local-token" }, "trails");
  };
  return { heroku, notices };
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
  expect(await notices()).toEqual([{ receiver, deploy: described(code) }]);
});
