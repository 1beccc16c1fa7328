import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LocalRun, localRun } from "../sdks/heroku/test/local-run.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type ProgramProject, programProject } from "./support/program-project.ts";

/** Review apps wait for GitHub, and dynos for the first release. */
const program = `
import { App, Formation, getTeam, Pipeline, ReviewAppConfig } from "@pulumi/heroku";
const team = await getTeam({ name: "example-library" });
const app = new App("app", { name: "waiting", organization: { name: team.name } });
new Formation("web", { appId: app.id, type: "web", quantity: 2, size: "Standard-1X" });
const pipeline = new Pipeline("pipeline", { name: "waiting", owner: { id: team.id, type: "team" } });
new ReviewAppConfig("reviews", { pipelineId: pipeline.id, orgRepo: "example-library/waiting" });
`;

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(`what waits, under ${kind.missing ?? kind.name}`, () => {
    let heroku: LocalRun;
    let project: ProgramProject;
    beforeAll(async () => {
      heroku = await localRun();
      project = programProject(kind, heroku, program);
    });
    afterAll(async () => {
      await heroku.close();
      project.remove();
    });

    test("is no drift while it waits, nor when it could be applied, and the next up applies it", async () => {
      const differing = async () => {
        const { outcome, errors, steps } = await project.engine.drift("dev");
        expect([outcome, errors]).toEqual(["succeeded", []]);
        return steps.filter(({ operation }) => operation !== "same").map(({ name }) => name);
      };
      const isAsRecorded = () => {
        if (!project.isLocal) project.cli("refresh", "--preview-only", "--expect-no-changes");
      };
      expect((await project.engine.up("dev")).errors).toEqual([]);
      expect(await differing()).toEqual([]);
      isAsRecorded();

      const { id } = await heroku.ask("POST /apps/waiting/slugs", { process_types: { web: "run" } });
      await heroku.ask("POST /apps/waiting/releases", { slug: id });
      const pipelines: { id: string; name: string }[] = await heroku.ask("GET /pipelines");
      const pipeline = pipelines.find(({ name }) => name === "waiting")?.id;
      await heroku.ask("POST /_local/github", { pipeline, repository: "example-library/waiting" });
      expect(await differing()).toEqual([]);
      isAsRecorded();

      const applied = await project.engine.up("dev");
      expect(applied.steps.flatMap(({ operation, name }) => (operation === "update" ? [name] : [])).sort()).toEqual([
        "reviews",
        "web",
      ]);
      expect(await heroku.ask("GET /apps/waiting/formation")).toMatchObject([{ type: "web", quantity: 2 }]);
      expect(await heroku.ask(`GET /pipelines/${pipeline}/review-app-config`)).toMatchObject({
        pipeline: { id: pipeline },
      });
      expect(await differing()).toEqual([]);
      isAsRecorded();
    }, 600_000);
  });
}
