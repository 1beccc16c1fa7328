import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { askControl } from "@tandem/emulator";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { RunResult } from "../engine/engine.ts";
import { errorText } from "../review/render/words/error.ts";
import { Report } from "../review/report/report.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { secretsOf } from "./support/secrets.ts";
import { tandem } from "./support/tandem.ts";
import { tellHeroku } from "./support/tell-heroku.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

// Ten runs of an engine.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 200_000 });

const key = "catalog:EMAIL_HOST_PASSWORD";
const secrets = (environment: string) => ({ [key]: secretsOf(environment)[key] });
const named = z.object({ id: z.string(), name: z.string() });

const changes = ({ steps }: RunResult): string[] =>
  steps
    .filter(({ operation, type }) => operation !== "same" && type.startsWith("heroku:"))
    .map(({ operation, name }) => `${operation} ${name}`)
    .sort();

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(
    `an app that the key may not see, under ${kind.missing ?? kind.name}`,
    () => {
      let estate: Estate;
      let appId: string;

      const heroku = () => whatHerokuHas(estate.api, "example-library");
      /** Every route of the app answers so, as a key without access to it would have it. */
      const hide = async (status: number) => {
        for (const path of [`/apps/${appId}`, `/teams/apps/${appId}`]) {
          await tellHeroku(estate.local, "faults", { path, status, times: "all" });
        }
      };
      const show = () => askControl(estate.local, "DELETE /faults");
      const expectOneSentence = (errors: readonly string[], status: number) => {
        expect(errors).toHaveLength(1);
        expect(errors[0]).toMatch(new RegExp(`app ${appId}: expected one that this key may see, got GET .*${status} `));
      };

      beforeAll(async () => {
        estate = await openEstate(kind, ["catalog", "bookings"], { secrets });
        await estate.edit("index.ts", / {4}SMTP_PASSWORD: secret\(\),\n/, "");
        expect((await estate.engine.up("staging")).errors).toEqual([]);
        const apps = await estate.api.platform.list("/apps", named);
        appId = apps.find(({ name }) => name === "catalog-staging")?.id ?? "";
      });
      afterAll(() => estate.close());

      test.each([403, 404])(
        "answers %i: nothing of it is forgotten, and each command says so in one sentence",
        async (status) => {
          const [, bookings] = ["catalog-staging", "bookings-staging"];
          await estate.api.platform.send("PATCH", `/apps/${bookings}`, {
            body: { maintenance: true },
            response: z.unknown(),
          });
          const before = await heroku();
          await hide(status);
          await estate.requests();

          const { args, env } = await kind.review(estate.folder, secrets);
          const review = await tandem(estate.folder, ["review", ...args, "--environment", "staging", "--json"], {
            ...estate.env,
            ...env,
          });
          expect(review.code).toBe(1);
          const [staging] = Report.parse(JSON.parse(review.stdout)).environments;
          expectOneSentence(staging?.errors.map(errorText) ?? [], status);
          expect(staging?.errors).toMatchObject([
            { code: "not visible", object: "app", id: appId, answer: { status } },
          ]);
          expect(staging?.drift.map(({ name }) => name)).toEqual(["bookings-app"]);

          const refreshed = await estate.engine.refresh("staging");
          expectOneSentence(refreshed.errors, status);
          expect([refreshed.outcome, changes(refreshed)]).toEqual(["failed", ["update bookings-app"]]);

          const up = await estate.engine.up("staging");
          expectOneSentence(up.errors, status);
          expect(changes(up)).toEqual([]);

          const destroyed = await estate.engine.destroy("staging");
          expectOneSentence(
            destroyed.errors.filter((error) => error !== "nothing was deleted"),
            status,
          );
          expect((await estate.requests()).writes).toBe(0);

          await show();
          expect(await heroku()).toEqual(before);
          const again = await estate.engine.up("staging");
          expect([again.errors, changes(again)]).toEqual([[], ["update bookings-app"]]);
        },
      );

      const testWithStateCommand = kind.name === "the Pulumi CLI" ? test : undefined;
      testWithStateCommand?.(
        "is gone for good: the printed command takes it out of the state with its parts, and the next refresh goes on",
        async () => {
          await hide(403);
          const { errors } = await estate.engine.refresh("staging");
          const [command = ""] = /pulumi state delete .*$/m.exec(errors.join("\n")) ?? [];
          expect(command).toContain("heroku:index/app:App::catalog-app'");
          const { env } = await kind.review(estate.folder, secrets);
          const shell = { cwd: estate.folder, env: { ...process.env, ...estate.env, ...env } };
          await promisify(execFile)("sh", ["-c", `${command} --yes`], shell);
          const refreshed = await estate.engine.refresh("staging");
          expect([refreshed.errors, changes(refreshed)]).toEqual([[], []]);
          await show();
        },
      );
    },
  );
}
