import { expect, test } from "vitest";
import type { Step } from "../../engine/engine.ts";
import { declaredManifest } from "../../parity/declared/declared-manifest.ts";
import type { Manifest } from "../../parity/manifest.ts";
import { manifestText } from "../../parity/manifest-text.ts";
import { checkSettings } from "../../settings/check-settings.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { example, exampleFiles, exampleSecrets } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import type { PolicyFinding } from "../report/report.ts";
import { run, step } from "./test/sample.ts";
import { goingFirst, unsaidWaits, withWaiting } from "./waiting.ts";

function settingsOf(environment: "staging" | "production", files = exampleFiles): EstateSettings {
  const checked = checkSettings(example, handOver(environment, files, exampleSecrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return checked.settings;
}

const [staging, production] = [settingsOf("staging"), settingsOf("production")];
const stop = (service?: string): PolicyFinding => ({
  policy: "parity",
  level: "mandatory",
  message: "differs",
  ...(service !== undefined && {
    urn: `urn:pulumi:production::estate::tandem:index:Estate$tandem:index:Service::${service}`,
  }),
});

/** Which of the stops wait for staging, where this is what production will record, and what it recorded. */
function waitingOf(
  policies: readonly PolicyFinding[],
  { own = declaredManifest(production), before }: { own?: Manifest; before?: Manifest } = {},
  leader: EstateSettings | "unknown" = staging,
) {
  const preview = {
    outputs: { manifest: manifestText(own) },
    previousOutputs: before === undefined ? {} : { manifest: manifestText(before) },
  };
  return withWaiting([...policies], {
    preview,
    settings: production,
    leader: leader === "unknown" ? undefined : leader,
  }).map(({ waitsFor }) => waitsFor);
}

const without = (manifest: Manifest, path: string): Manifest => {
  const { shop, ...others } = manifest.services;
  if (shop === undefined) throw new Error("expected shop");
  const { [path]: _, ...facts } = shop.facts;
  return { ...manifest, services: { ...others, shop: { ...shop, facts } } };
};

test("a stop ends with the next up of staging where these files make both environments alike", () => {
  expect(waitingOf([stop("shop"), stop("page")])).toEqual(["staging", "staging"]);
  // Of a service that is gone here, or one that an engine names the stack for.
  const root = { ...stop(), urn: "urn:pulumi:production::estate::pulumi:pulumi:Stack::estate-production" };
  expect(waitingOf([stop(), root])).toEqual(["staging", "staging"]);
  const unmade = { outputs: {}, previousOutputs: {} };
  const [found] = withWaiting([stop("shop")], { preview: unmade, settings: production, leader: staging });
  expect(found?.waitsFor).toBe("staging");
});

test("a stop that stays once staging is up from these files is one, of the service that differs alone", () => {
  const own = without(declaredManifest(production), "processes.worker");
  expect(waitingOf([stop("shop"), stop("page"), stop()], { own })).toEqual([undefined, "staging", "staging"]);
  const { shop: _, ...rest } = own.services;
  expect(waitingOf([stop("page"), stop()], { own: { ...own, services: rest } })).toEqual(["staging", undefined]);
});

test("a difference that was there before, and is left as it was, does not stop the up", () => {
  const own = without(declaredManifest(production), "processes.worker");
  expect(waitingOf([stop("shop")], { own, before: own })).toEqual(["staging"]);
});

test("nothing waits where staging's files say nothing, and no other rule does", () => {
  expect(waitingOf([stop("shop")], {}, "unknown")).toEqual([undefined]);
  const others: PolicyFinding[] = [
    { ...stop("shop"), policy: "production-never-sleeps" },
    { ...stop("shop"), level: "advisory" },
  ];
  expect(waitingOf(others)).toEqual([undefined, undefined]);
});

test("staging goes first where these files remove what production has, and the program does not refuse them everywhere", () => {
  const before = declaredManifest(production);
  const firstOf = (recorded: Manifest, steps: Step[], leader?: EstateSettings) => {
    const preview = run(steps, { outcome: "failed", previousOutputs: { manifest: manifestText(recorded) } });
    return goingFirst({ preview, settings: production, leader }).goesFirst;
  };
  const same = [step("App", "shop-app", "same")];
  const { shop, ...others } = before.services;
  if (shop === undefined) throw new Error("expected shop");
  const withOneMore = { ...shop, facts: { ...shop.facts, "addons.heroku-redis": "2" } };
  const more = { ...before, services: { ...others, shop: withOneMore } };
  const fewer = { ...before, services: others };
  expect(firstOf(more, same, staging)).toBe("staging");
  expect(firstOf({ ...before, services: { ...before.services, old: shop } }, same, staging)).toBe("staging");
  for (const each of [before, fewer]) expect(firstOf(each, same, staging)).toBeUndefined();
  expect(firstOf(more, [], staging)).toBeUndefined();
  expect(firstOf(more, same)).toBeUndefined();
});

test("a pipeline that staging has still to make refuses the up, whatever the level of the rule parity, and is said once", () => {
  const preview = {
    outputs: { manifest: manifestText({ ...declaredManifest(production), awaitedPipelines: ["shop"] }) },
    previousOutputs: {},
  };
  const said = (...policies: PolicyFinding[]) => unsaidWaits(policies, { preview, settings: production });
  const awaited = { code: "awaited pipeline", service: "shop", first: "staging" };
  expect(said()).toEqual([awaited]);
  expect(said({ ...stop("shop"), level: "advisory" })).toEqual([awaited]);
  expect(said(stop("shop"))).toEqual([]);
});
