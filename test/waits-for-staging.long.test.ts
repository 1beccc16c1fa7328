import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { exitCodeOf } from "../cli/review/exit-code.ts";
import { commentFrom, sectionsOf } from "../review/render/markdown/sections.ts";
import { Report } from "../review/report/report.ts";
import { waitsFor } from "../review/report/verdict.ts";
import { changes } from "./support/changes.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { editStackFile, keptFiles } from "./support/stack-file.ts";
import { tandem } from "./support/tandem.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const limit = 600_000;
const Row = z.object({ id: z.string() });
const environments = ["staging", "production"] as const;
const secrets = (environment: string) => ({
  "catalog:EMAIL_HOST_PASSWORD": { value: `5b1f9c7e${environment.length}`, secret: true as const },
  "bookings:SMTP_PASSWORD": { value: `0a7d3e61${environment.length}`, secret: true as const },
});

for (const kind of engineKinds) {
  const title = kind.missing ?? kind.name;
  describe.skipIf(kind.missing !== undefined)(`what comes after staging under ${title}`, { timeout: limit }, () => {
    let estate: Estate;
    let restore: () => Promise<void>;

    const up = async (stack: string) => {
      const result = await estate.engine.up(stack);
      expect(result.errors).toEqual([]);
      return result;
    };
    /** As a job of the workflow reviews production, and the comment of it. */
    const review = async () => {
      const { args, env } = await kind.review(estate.folder, secrets);
      const options = { ...estate.env, ...env };
      const command = ["review", ...args, "--environment", "production", "--json"];
      const { stdout, output, code } = await tandem(estate.folder, command, options);
      const report = Report.safeParse(stdout === "" ? undefined : JSON.parse(stdout));
      const [production] = report.data?.environments ?? [];
      if (!report.success || production === undefined) throw new Error(output);
      expect(exitCodeOf(report.data)).toBe(code);
      return { production, code, comment: commentFrom(sectionsOf(report.data), { project: "estate" }) };
    };
    const withoutBookings = async () => {
      await estate.edit("index.ts", "services: [catalog, bookings]", "services: [catalog]");
      for (const stack of environments) {
        await editStackFile(estate.folder, stack, ({ config, services }) => {
          delete services.bookings;
          delete config["bookings:SMTP_PASSWORD"];
        });
      }
    };
    const stopsProduction = async (message: RegExp) => {
      const before = await whatHerokuHas(estate.api, "example-library");
      const { outcome, errors } = await estate.engine.up("production");
      expect(outcome).toBe("failed");
      expect(errors.join("\n")).toMatch(message);
      expect(await whatHerokuHas(estate.api, "example-library")).toEqual(before);
    };

    beforeAll(async () => {
      estate = await openEstate(kind, ["catalog", "bookings"], { secrets });
      // A review makes no stack that is missing.
      for (const stack of environments) await estate.engine.preview(stack);
    }, limit);
    afterAll(() => estate.close());

    test("production that was never brought up waits for staging that was not either, and its own up makes nothing", async () => {
      await estate.edit(
        "index.ts",
        'name: "bookings",',
        'name: "bookings",\n  unprotected: "rooms are booked elsewhere",',
      );
      restore = await keptFiles(estate.folder);
      await withoutBookings();
      const { production, code, comment } = await review();
      expect([code, waitsFor(production)]).toEqual([2, "staging"]);
      expect(production.policies.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(
          /^catalog: expected the pipeline "catalog", which staging makes, got none: run .* first$/,
        ),
      );
      expect(comment).toContain("**production**: waits for staging: ");
      await stopsProduction(/expected the pipeline "catalog", which staging makes/);
      for (const stack of environments) await up(stack);
    });

    test("a service that comes waits for staging with all that it brings, and its up before that makes nothing", async () => {
      await restore();
      const { production, code } = await review();
      expect([code, waitsFor(production), production.errors]).toEqual([2, "staging", []]);
      expect(production.changes.map(({ operation, name }) => `${operation} ${name}`)).toEqual(
        expect.arrayContaining([
          "create bookings-app",
          "create bookings-pipeline-coupling",
          "create bookings-postgres",
        ]),
      );
      await stopsProduction(/parity: bookings: expected no app in production as in staging, got one/);
      await up("staging");
      const next = await review();
      expect([next.code, waitsFor(next.production)]).toEqual([2, undefined]);
      const made = changes(await up("production"));
      expect(made).toEqual(expect.arrayContaining(["create App bookings-app"]));
      expect(made).toHaveLength(production.changes.length);
    });

    test("a service that goes waits for staging, unless production refuses it: staging would lose it first, and the review says so", async () => {
      await withoutBookings();
      const { production, code } = await review();
      expect([code, waitsFor(production)]).toEqual([2, "staging"]);
      const { id } = await estate.api.platform.send("POST", "/apps/bookings-production/addons", {
        body: { plan: "heroku-postgresql:essential-0" },
        response: Row,
      });
      const refused = await review();
      expect([refused.code, waitsFor(refused.production)]).toEqual([1, undefined]);
      expect(refused.comment).toMatch(/❌ \*\*production\*\*: failed: /);
      expect(refused.comment).toContain(
        "- **production**: staging goes first: deploying these files would delete parts from staging before production rejects them. Fix this before you merge",
      );
      await estate.api.platform.send("DELETE", `/apps/bookings-production/addons/${id}`, { response: Row });
      expect((await review()).code).toBe(2);
    });
  });
}
