import { expect, test } from "vitest";
import { checkSettings } from "../settings/check-settings.ts";
import { type ReviewApps as Declared, reviewApps, secret, service } from "../settings/declare.ts";
import { exampleFiles, exampleSecrets, page, shop } from "../settings/test/example.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { ReviewApps } from "./review-apps.ts";
import { mockEngine, pipelineId } from "./test/mock-engine.ts";

const repository = "example-library/shop";
const teamId = "0f6f2a3c-0000-4000-8000-000000000001";
const pipelineOwner = { id: teamId, type: "team" };

/** The review apps of the example's shop, made as its staging is. */
async function made(
  options: Partial<Declared>,
  change: { region?: "eu"; space?: string } = {},
  secrets: Record<string, string> = {},
) {
  const declared = reviewApps(repository, { config: { HOST: ".herokuapp.com" }, ...options });
  const services = [service({ ...shop, ...change, reviewApps: declared }), page];
  const size = change.space === undefined ? "Basic" : "Private-S";
  const files = { ...exampleFiles, staging: exampleFiles.staging.replaceAll(/basic/gi, size) };
  const stack = handOver("staging", files, { ...exampleSecrets, ...secrets });
  const engine = await mockEngine(stack);
  const checked = checkSettings({ environments: ["staging", "production"], services }, stack);
  if ("findings" in checked) throw new Error(`expected no findings, got ${JSON.stringify(checked.findings)}`);
  const [settings] = checked.settings.services;
  if (settings === undefined) throw new Error("expected the service shop");
  new ReviewApps("shop-review-apps", { pipelineId, teamId, declared, settings, environment: "staging", after: [] });
  await engine.idle();
  return engine;
}

test("each pull request gets an app once CI has passed, and loses it when it gets no more deploys", async () => {
  const engine = await made({});
  expect(engine.of("ReviewAppConfig")).toEqual({
    "shop-review-apps": {
      pipelineId,
      pipelineOwner,
      orgRepo: repository,
      automaticReviewApps: true,
      waitForCi: true,
      destroyStaleApps: true,
      staleDays: 5,
      deployTarget: { id: "us", type: "region" },
    },
  });
});

test("what is declared otherwise is otherwise, and they are where the service is, but in no space", async () => {
  const options = { automatic: false, waitForCi: false, staleDays: 30, baseName: "shop" };
  const wanted = { automaticReviewApps: false, waitForCi: false, staleDays: 30, baseName: "shop" };
  const [inEurope, inSpace] = [await made(options, { region: "eu" }), await made({}, { space: "example-space" })];
  expect(inEurope.of("ReviewAppConfig")["shop-review-apps"]).toMatchObject({
    ...wanted,
    deployTarget: { id: "eu", type: "region" },
  });
  expect(inSpace.of("ReviewAppConfig")["shop-review-apps"]).toMatchObject({ deployTarget: { id: "us" } });
});

test("a secret of their own takes the place of staging's, and tests have neither", async () => {
  const config = { HOST: ".herokuapp.com", LABEL: secret(), SMTP_PASSWORD: secret() };
  const secrets = { "shop:review.LABEL": "marker-71d0", "shop:review.SMTP_PASSWORD": "marker-e81b" };
  const vars = (await made({ config }, {}, secrets)).of("PipelineConfigVar");
  expect(vars["shop-review-apps-review"]).toMatchObject({
    sensitiveVars: sealed({ LABEL: "marker-71d0", SMTP_PASSWORD: "marker-e81b" }),
  });
  expect(JSON.stringify(vars["shop-review-apps-review"])).not.toContain("marker-3f1c");
  expect(Object.keys(Object(vars["shop-review-apps-review"]).vars)).not.toContain("LABEL");
  expect(JSON.stringify(vars["shop-review-apps-test"])).not.toMatch(/LABEL|SMTP_PASSWORD|marker-(71d0|e81b)/);
});

test("they have staging's config vars and secrets, and tests have none of its secrets", async () => {
  const engine = await made({});
  const vars = {
    HOST: ".herokuapp.com",
    LOG_LEVEL: "debug",
    MAIL_SINK: "testers@example.org",
    MODE: "production",
  };
  expect(engine.of("PipelineConfigVar")).toEqual({
    "shop-review-apps-review": {
      pipelineId,
      pipelineOwner,
      pipelineStage: "review",
      vars: { ...vars, LABEL: "review" },
      sensitiveVars: sealed({ SMTP_PASSWORD: "marker-3f1c" }),
    },
    "shop-review-apps-test": {
      pipelineId,
      pipelineOwner,
      pipelineStage: "test",
      vars: { ...vars, LABEL: "test" },
      sensitiveVars: sealed({ SESSION_KEY: "marker-generated-9b2d" }),
    },
  });
  expect(Object.keys(engine.of("GeneratedSecret"))).toEqual(["shop-review-apps-test-SESSION_KEY"]);
});

/** How a secret arrives at the engine. */
const sealed = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
