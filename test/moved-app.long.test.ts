import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { releaseCode } from "../cli/try/code-release.ts";
import { changes } from "./support/changes.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const any = z.unknown();
const named = z.object({ id: z.string() });

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(`an app that left its team, under ${kind.missing ?? kind.name}`, () => {
    let estate: Estate;

    const heroku = () => whatHerokuHas(estate.api, "example-library");
    const idsOf = async (at: string) =>
      (await estate.api.platform.list(`/apps/catalog-staging${at}`, named)).map(({ id }) => id);
    const lossy = async () => ({
      app: (await estate.api.platform.send("GET", "/apps/catalog-staging", { response: named })).id,
      addons: await idsOf("/addons"),
      domains: await idsOf("/domains"),
      releases: (await idsOf("/releases")).length,
    });

    beforeAll(async () => {
      estate = await openEstate(kind);
      expect((await estate.engine.up("staging")).errors).toEqual([]);
      await releaseCode(estate.api, "catalog-staging", ["web", "worker"]);
      expect((await estate.engine.up("staging")).errors).toEqual([]);
    });
    afterAll(() => estate.close());

    test.each(["example-agency", "you@example.org"])(
      "is transferred back by the next up when it went to %s, and nothing is deleted",
      async (owner) => {
        const [before, data] = [await heroku(), await lossy()];
        await estate.api.platform.send("PATCH", "/teams/apps/catalog-staging", { response: any, body: { owner } });
        expect(changes(await estate.engine.refresh("staging"))).toEqual([
          "delete PipelineCoupling catalog-pipeline-coupling",
          "update App catalog-app",
        ]);
        const said: string[] = [];
        const onEvent = (event: { kind: string; text?: string }) => void said.push(event.text ?? "");
        const preview = await estate.engine.preview("staging", { onEvent });
        expect(said.join("\n")).toMatch(
          /app catalog-staging belongs to .*: it will be transferred to the team example-l/,
        );
        const up = await estate.engine.up("staging");
        expect([up.errors, changes(up)]).toEqual([[], changes(preview)]);
        expect(changes(up)).toEqual(["create PipelineCoupling catalog-pipeline-coupling", "update App catalog-app"]);
        // Heroku lets a person who had the app go on working on it.
        const left = "/apps/catalog-staging/collaborators/you@example.org";
        if (owner.includes("@")) await estate.api.platform.send("DELETE", left, { response: any });
        expect(await heroku()).toEqual(before);
        expect(await lossy()).toEqual(data);
      },
    );
  });
}
