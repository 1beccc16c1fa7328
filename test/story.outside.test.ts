import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { askControl } from "@tandem/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { releaseCode } from "../cli/try/code-release.ts";
import { openPullRequest, type PullRequest } from "./story/pull-request.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { type HerokuCli, herokuCli, installHerokuCli } from "./support/heroku-cli.ts";
import { marker, type SecretsOf, secretsOf } from "./support/secrets.ts";
import { tellHeroku } from "./support/tell-heroku.ts";

const ada = "ada@example.org";
const key = `${marker}-key`;
const archive = `https://archive.example.org/${marker}/lines`;

const secrets: SecretsOf = (environment) => ({
  "catalog:EMAIL_HOST_PASSWORD": secretsOf(environment)["catalog:EMAIL_HOST_PASSWORD"],
  "catalog:drains.archive": { value: archive, secret: true },
});

/** Milliseconds until it is next noon, in UTC. */
const untilNoon = (): number => (36 * 3_600_000 - (Date.now() % 86_400_000)) % 86_400_000;

for (const kind of engineKinds) {
  const title = kind.missing ?? kind.name;
  describe.skipIf(kind.missing !== undefined)(
    `a pull request while production is changed by hand, under ${title}`,
    () => {
      let estate: Estate;
      let heroku: HerokuCli;
      let pullRequest: PullRequest;

      beforeAll(async () => {
        await installHerokuCli();
        estate = await openEstate(kind, ["catalog"], { token: key, secrets });
        await estate.edit(
          "index.ts",
          "  access: [",
          '  drains: { archive: logDrain("https://archive.example.org") },\n  access: [',
        );
        await estate.edit("index.ts", "  generated,\n", "  generated,\n  logDrain,\n");
        // No backup is due while the story lasts, whenever it is read.
        await tellHeroku(estate.local, "clock", { advanceMs: untilNoon() });
        for (const environment of ["staging", "production"]) {
          expect((await estate.engine.up(environment)).errors).toEqual([]);
          await releaseCode(estate.api, `catalog-${environment}`, ["web", "worker"], "catalog");
          expect((await estate.engine.up(environment)).errors).toEqual([]);
          await tellHeroku(estate.local, "clock", { advanceMs: 3_600_000 });
        }
        await tellHeroku(estate.local, "accounts", {
          email: ada,
          token: `${marker}-adas`,
          team: "example-library",
        });
        heroku = await herokuCli({ url: estate.local.url, token: `${marker}-adas` });
        pullRequest = await openPullRequest(kind, estate, secrets);
      });
      afterAll(() => Promise.all([pullRequest?.close(), estate?.close()]));

      /** An hour later than what was before. */
      async function byHand(command: string): Promise<void> {
        await tellHeroku(estate.local, "clock", { advanceMs: 3_600_000 });
        const { code, errors } = await heroku(command);
        expect(code, errors).toBe(0);
      }

      async function reads(chapter: string, code: number): Promise<readonly string[]> {
        const found = await pullRequest.review();
        await expect(found.comment).toMatchFileSnapshot(`story/${chapter}.md`);
        expect(found.code).toBe(code);
        return found.pings;
      }

      test("nothing has changed", async () => {
        expect(await reads("1-clean", 0)).toEqual([]);
      });

      test("it changes a plan", async () => {
        await estate.edit("Pulumi.production.yaml", "plan: fixa", "plan: forsta");
        expect(await reads("2-plan", 2)).toEqual([]);
      });

      test("a person edits production", async () => {
        await byHand(`config:set DJANGO_LOG_LEVEL=${marker}-level --app catalog-production`);
        await byHand("ps:scale web=3 --app catalog-production");
        expect(await reads("3-edited", 2)).toEqual([expect.stringContaining("production")]);
      });

      test("a person rolls production back", async () => {
        const row = z.object({ version: z.int(), description: z.string() });
        const releases = await estate.api.platform.list("/apps/catalog-production/releases", row);
        const code = releases.find(({ description }) => description.startsWith("Deploy"))?.version;
        await byHand(`rollback v${code} --app catalog-production`);
        await reads("4-rolled-back", 3);
      });

      test("a person removes a drain", async () => {
        await byHand(`drains:remove ${archive} --app catalog-staging`);
        await reads("5-drain", 3);
      });

      test("Heroku cannot be reached", async () => {
        await tellHeroku(estate.local, "faults", { path: "/", times: "all", status: "reset" });
        try {
          await reads("6-unreachable", 1);
        } finally {
          await askControl(estate.local, "DELETE /faults");
        }
      });

      test("a policy stops it", async () => {
        await estate.edit("Pulumi.production.yaml", /quantity: \d, size: Standard-1X/g, "quantity: 1, size: Eco");
        await reads("7-policy", 3);
      });

      test("a secret stands everywhere", async () => {
        await estate.edit("Pulumi.staging.yaml", "DJANGO_LOG_LEVEL: DEBUG", `DJANGO_LOG_LEVEL: ${marker}-file`);
        await estate.edit("index.ts", /$/, "console.log(process.env.PULUMI_CONFIG);\n");
        await byHand(`config:set THEIRS=${marker}-theirs --app catalog-staging`);
        await byHand(`drains:add https://logs.example.org/${marker} --app catalog-staging`);
        await byHand(
          `webhooks:add --include api:build --level notify --url https://hooks.example.org/?key=${marker} --app catalog-staging`,
        );
        const body = {
          id: "forbidden",
          message: `Your key ${key} may not read webhooks.`,
        };
        await tellHeroku(estate.local, "faults", {
          method: "GET",
          path: "/apps/{app}/webhooks",
          times: "all",
          status: 403,
          body,
        });
        await reads("8-secrets", 3);
      });

      test("and is nowhere to be read", async () => {
        const readable = new Map(pullRequest.seen);
        // What was planted, and what is Heroku's own.
        const own = /^(index\.ts|Pulumi\.staging\.yaml|\.tandem\/heroku\/(journal|token|lock)|\.tandem\/secrets\/)/;
        for (const file of await readdir(estate.folder, { recursive: true, withFileTypes: true })) {
          const path = join(file.parentPath, file.name);
          const name = path.slice(estate.folder.length + 1);
          if (file.isFile() && !own.test(name)) readable.set(name, await readFile(path, "latin1"));
        }
        expect([...readable.keys()]).toEqual(
          expect.arrayContaining(["look 8: tandem review", "look 8: comments", "Pulumi.production.yaml"]),
        );
        const leaks = [...readable].flatMap(([where, text]) => (text.includes(marker) ? [where] : []));
        expect(leaks).toEqual([]);
      });
    },
  );
}
