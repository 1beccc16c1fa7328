import { join } from "node:path";
import { stopRunning } from "@tandem/emulator/process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { StandIn } from "../review/github/test/stand-in.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { marker } from "./support/secrets.ts";
import { type Ground, groundOf } from "./workflow/ground.ts";

describe.each(engineKinds)("the workflows with $name", (kind) => {
  describe.skipIf(kind.missing !== undefined)(kind.missing ?? "on a local Heroku", () => {
    const standIn = new StandIn();
    const logs: unknown[] = [];
    let ground: Ground;

    beforeAll(async () => {
      ground = await groundOf(kind, standIn);
    });
    afterAll(() => ground?.close());

    async function happens(...named: Parameters<Ground["happens"]>) {
      const ended = await ground.happens(...named);
      logs.push(ended.logs, ended.summaries);
      return ended;
    }
    const comment = () => standIn.on(7)[0]?.body ?? "";

    test("what is merged is brought up, staging first, and production as it was reviewed", async () => {
      const { results, summaries } = await happens("deploy");
      expect(results).toEqual({
        "production-ahead": "success",
        staging: "success",
        "production-review": "success",
        production: "success",
        "staging-pipelines": "success",
      });
      expect(summaries["production-review"]).toMatch(/🟡 \*\*production\*\*: pending: \d+ changes/);
      for (const environment of ["staging", "production"]) {
        const addons = await ground.estate.api.platform.list(`/apps/catalog-${environment}/addons`, z.unknown());
        expect(addons).toHaveLength(4);
      }
    });

    test("a pull request shows what it does to each environment, in one comment", async () => {
      await ground.estate.edit("Pulumi.production.yaml", /(?<=web: \{ ?quantity: )2/, "3");
      const { results } = await happens("preview", "more-dynos");
      expect(results).toEqual({ review: "success", comment: "success", fork: "skipped", reviewed: "success" });
      expect(standIn.on(7)).toHaveLength(1);
      expect(comment()).toMatch(/\*\*production\*\*: pending: \d+ changes?/);
      expect(comment()).toMatch(/catalog-app-web` \(process of catalog\): `quantity` `2` → `3`/);
    });

    test("a policy's stop fails the check, and is in the comment with what it says", async () => {
      await ground.estate.edit("Pulumi.production.yaml", /quantity: \d, size: Standard-1X/g, "quantity: 1, size: Eco");
      const { results } = await happens("preview", "sleeping-dynos");
      expect(results).toEqual({ review: "failure", comment: "success", fork: "skipped", reviewed: "failure" });
      expect(comment()).toMatch(/⛔ \*\*production\*\*: stopped by \d+ mandatory polic/);
      expect(comment()).toContain("production-never-sleeps");
      expect(standIn.on(7)[1]?.body).toContain("**production**: was pending, is stopped");
    });

    test("a Heroku that does not answer is reported in the issue of each environment, and the run fails", async () => {
      await stopRunning(join(ground.estate.folder, ".tandem", "heroku"));
      const { results } = await happens("drift");
      expect(results).toEqual({ review: "failure", issue: "success" });
      expect(standIn.issues.map(({ body }) => body)).toEqual([
        expect.stringContaining("**Not fully checked**"),
        expect.stringContaining("**Not fully checked**"),
      ]);
    });

    test("no secret is in a log, a summary, a comment or an issue", () => {
      const said = JSON.stringify([logs, standIn.comments, standIn.issues]);
      expect(said).not.toContain(marker);
      expect(said).not.toContain(ground.estate.local.token);
    });
  });
});
