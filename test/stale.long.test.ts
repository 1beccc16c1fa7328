import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRunning, stopRunning } from "@tandem/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { beyondReviewed, incomparable } from "../review/github/stale.ts";
import type { EnvironmentReview, Report } from "../review/report/report.ts";
import { sampleReport } from "../review/test/sample-report.ts";
import { secretsFor } from "./predict/estate-files.ts";
import { type EstateModel, each, type ServiceModel } from "./predict/estate-model.ts";
import { PredictedEstate } from "./predict/predicted-estate.ts";
import { engineKinds } from "./support/engine-kinds.ts";

const service = (): ServiceModel => ({
  name: "alpha",
  processes: { web: each(() => ({ quantity: 1, size: "Basic" })) },
  addons: {},
  config: {
    THEME: perEnvironment("marker-one"),
    MODE: { kind: "fixed", value: "fixed" },
    PASSWORD: { kind: "secret", value: "marker-password" },
  },
  host: undefined,
  notices: ["list@example.org"],
  access: undefined,
  hasDrain: true,
  hasReviewApps: false,
  isAutoscaled: false,
  maintenance: each(() => false),
  buildpacks: [],
  region: undefined,
  stack: undefined,
  ignored: each(() => []),
});

const perEnvironment = (value: string) => ({ kind: "perEnvironment", value: each(() => value) }) as const;
const estateOf = (model: ServiceModel): EstateModel => ({
  services: [model],
  hasPolicies: false,
  confirmed: each(() => []),
});

const report = (review: EnvironmentReview, at: string): Report => ({
  ...sampleReport,
  at,
  environments: [review],
  parity: [],
});
const staleness = (reviewed: EnvironmentReview, fresh: EnvironmentReview): string[] => {
  const [one, other] = [report(reviewed, "2026-11-21T10:00:00Z"), report(fresh, "2026-11-21T11:00:00Z")];
  return [...incomparable(one, other), ...beyondReviewed(one, other)];
};

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(`an approval, by ${kind.missing ?? kind.name}`, () => {
    let folder: string;
    let estate: PredictedEstate;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "tandem-stale-"));
      estate = await PredictedEstate.open(kind, await ensureRunning({ folder, provisioningMs: 0 }));
    }, 120_000);
    afterAll(async () => {
      await estate.close();
      await stopRunning(folder);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    });

    const byHand = (value: string, key = "THEME") =>
      estate.heroku.platform.send("PATCH", "/apps/alpha-staging/config-vars", {
        body: { [key]: value },
        response: z.unknown(),
      });

    test("covers the values that were reviewed, and no others", async () => {
      const model = service();
      await estate.write(estateOf(model));
      const unmade = await estate.review("staging", {});
      expect(unmade.values).toEqual({ basis: "commit" });
      expect(staleness(unmade, await estate.review("staging", {}))).toEqual([]);
      expect((await estate.up("staging", {})).result.errors).toEqual([]);

      model.config.THEME = perEnvironment("marker-two");
      await estate.write(estateOf(model));
      const approved = await estate.review("staging", {});
      expect(staleness(unmade, approved)).toContain("staging: was deployed for the first time since the review");
      expect(JSON.stringify(approved)).not.toContain("marker");
      expect(approved.values).toMatchObject({ secrets: { "alpha:drains.archive": expect.any(String) } });
      expect(staleness(approved, await estate.review("staging", {}))).toEqual([]);

      await byHand("marker-three");
      const other = expect.stringMatching(
        /^staging: alpha-app-config .*: update of vars\.THEME was reviewed with other/,
      );
      expect(staleness(approved, await estate.review("staging", {}))).toEqual([other]);
      await byHand("marker-one");
      model.config.THEME = perEnvironment("marker-four");
      await estate.write(estateOf(model));
      expect(staleness(approved, await estate.review("staging", {}))).toEqual([other]);
    }, 300_000);

    test("of one of two merges that set the same secret covers nothing once the other was brought up", async () => {
      const secrets = (drain: string) => (environment: string) => ({
        ...secretsFor(estateOf(service()))(environment),
        "alpha:drains.archive": { value: `https://logs.example.org/${drain}`, secret: true as const },
      });
      const write = (drain: string) => estate.write(estateOf(service()), secrets(drain));
      await write("marker-drain-one");
      expect((await estate.up("staging", {})).result.errors).toEqual([]);
      await write("marker-drain-two");
      const approved = await estate.review("staging", {});
      expect(JSON.stringify(approved)).not.toContain("marker");
      expect(staleness(approved, await estate.review("staging", {}))).toEqual([]);
      await write("marker-drain-three");
      expect((await estate.up("staging", {})).result.errors).toEqual([]);
      await write("marker-drain-two");
      expect(staleness(approved, await estate.review("staging", {}))).toEqual([
        expect.stringMatching(/^staging: alpha-drains-archive .* of sensitiveUrl was reviewed with other values$/),
      ]);
    }, 300_000);

    test("of a secret that was changed by hand covers the value that Heroku had, and no later one", async () => {
      await byHand("marker-five", "PASSWORD");
      const approved = await estate.review("staging", {});
      expect(JSON.stringify(approved)).not.toContain("marker");
      expect(staleness(approved, await estate.review("staging", {}))).toEqual([]);
      await byHand("marker-six", "PASSWORD");
      expect(staleness(approved, await estate.review("staging", {}))).toEqual([
        expect.stringMatching(/update of sensitiveVars\.PASSWORD was reviewed with other values/),
      ]);
    }, 300_000);
  });
}
