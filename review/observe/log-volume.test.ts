import { createEmulator } from "@tandem/emulator";
import { askControl } from "@tandem/emulator/ask-control";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { herokuOf } from "../collect/test/heroku-of.ts";
import { logVolume, papertrailAt } from "./log-volume.ts";
import { appRow, observedOn } from "./test/observed-app.ts";

const Named = z.object({ name: z.string() });
const token = "marker-of-papertrail";

/** An app that has Papertrail under the name `LOGS`. */
function observed(vars: Readonly<Record<string, string>> = { LOGS_API_TOKEN: token }) {
  const { heroku } = herokuOf({
    "/addons": [
      {
        id: "logs",
        name: "papertrail-flat-1",
        state: "provisioned",
        app: { id: "a1", name: "shop-production" },
        addon_service: { name: "papertrail" },
        plan: { name: "papertrail:choklad" },
        config_vars: ["LOGS_API_TOKEN"],
      },
    ],
    "/addon-attachments": [],
    "/apps/a1/config-vars": vars,
  }).source;
  return observedOn(heroku, "shop", appRow("a1", "shop-production"));
}

const using = (used: number, limit = 10 * 1024 ** 2) => ({
  async usage(asked: string) {
    expect(asked).toBe(token);
    return { used, limit };
  },
});

test("reports the volume of log lines from 80 % of the plan", async () => {
  expect(await logVolume(observed(), using(9.5 * 1024 ** 2))).toEqual([
    {
      kind: "log volume",
      addon: "papertrail-flat-1",
      plan: "papertrail:choklad",
      used: 9.5 * 1024 ** 2,
      limit: 10 * 1024 ** 2,
      percent: 95,
    },
  ]);
  expect(await logVolume(observed(), using(8 * 1024 ** 2))).toMatchObject([{ percent: 80 }]);
  expect(await logVolume(observed(), using(8 * 1024 ** 2 - 1))).toEqual([]);
});

test("reports nothing without a token or a limit", async () => {
  expect(await logVolume(observed({}), using(1))).toEqual([]);
  expect(await logVolume(observed(), using(1, 0))).toEqual([]);
});

test("the local Heroku's Papertrail shows an add-on's usage to its own token only", async () => {
  const emulator = createEmulator({ timings: { provisioningMs: 0 } });
  onTestFinished(() => emulator.close());
  const { url } = await emulator.listen();
  const { platform } = connect({ apiKey: "local-token", apiUrl: url, dataUrl: url });
  await platform.send("POST", "/teams/apps", {
    response: z.unknown(),
    body: { name: "shop", team: "example-library" },
  });
  const addon = await platform.send("POST", "/apps/shop/addons", {
    response: Named,
    body: { plan: "papertrail:choklad" },
  });
  await askControl({ url, token: "local-token" }, "POST /log-volume", { addon: addon.name, megabytes: 9.5 });
  const vars = await platform.send("GET", "/apps/shop/config-vars", { response: z.record(z.string(), z.string()) });
  const lines: string[] = [];
  const papertrail = papertrailAt(`${url}/papertrail`, {
    signal: new AbortController().signal,
    notice: (line) => lines.push(line),
  });
  expect(await papertrail.usage(vars.PAPERTRAIL_API_TOKEN ?? "")).toEqual({
    used: 9.5 * 1024 ** 2,
    limit: 10 * 1024 ** 2,
  });
  expect(lines).toEqual([]);
  expect([await papertrail.usage(token), await papertrail.usage(token)]).toEqual([undefined, undefined]);
  expect(lines).toEqual([`${new URL(url).host}: expected the volume of log lines, got 401; it is not in this review`]);
});

test("one line without the token when Papertrail does not respond", async () => {
  const lines: string[] = [];
  const papertrail = papertrailAt("http://127.0.0.1:9", {
    signal: new AbortController().signal,
    notice: (line) => lines.push(line),
  });
  expect(await papertrail.usage(token)).toBeUndefined();
  expect(lines).toEqual(["127.0.0.1:9: expected the volume of log lines, got no answer; it is not in this review"]);
});
