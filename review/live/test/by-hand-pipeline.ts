import type { ByHand } from "./by-hand.ts";

/** The coupling of an app to its pipeline. */
async function couplingOf({ heroku }: Parameters<ByHand["act"]>[0], app: string) {
  const { id } = await heroku.ask(`GET /apps/${app}`);
  const couplings = await heroku.ask("GET /pipeline-couplings");
  return couplings.find((each: { app: { id: string } }) => each.app.id === id);
}

/** Pipelines, stages, and who is in them. */
export const pipelineByHand: readonly ByHand[] = [
  {
    what: "production's app is moved to the stage staging",
    service: "credits",
    async act(standing) {
      const { id } = await couplingOf(standing, "credits-production");
      await standing.heroku.ask(`PATCH /pipeline-couplings/${id}`, { stage: "staging" });
    },
    said: [
      /^unexplained pipeline\.stage: .*production's app is in the stage staging.* → heroku pipelines:update --stage production --app credits-production$/,
    ],
    unsaid: [/pipeline\.members/],
  },
  {
    what: "production's app is moved to the pipeline of another service",
    service: "credits",
    async act(standing) {
      const { id, pipeline } = await couplingOf(standing, "credits-production");
      const other = await standing.heroku.ask("POST /pipelines", {
        name: "elsewhere",
        owner: (await standing.heroku.ask(`GET /pipelines/${pipeline.id}`)).owner,
      });
      const sibling = await standing.heroku.app("elsewhere-production");
      await standing.heroku.ask(`DELETE /pipeline-couplings/${id}`, {});
      const app = await standing.heroku.ask("GET /apps/credits-production");
      for (const member of [sibling, app])
        await standing.heroku.ask("POST /pipeline-couplings", {
          app: member.id,
          pipeline: other.id,
          stage: "production",
        });
    },
    said: [/^unexplained pipeline: staging credits, production elsewhere/],
    unsaid: [/pipeline\.members/],
  },
  {
    what: "the stage production has a second app, and staging's is in the stage development",
    service: "catalog",
    async act({ heroku }) {
      const { id } = await heroku.app("catalog-canary");
      const couplings = await heroku.ask("GET /pipeline-couplings");
      const staging = await heroku.ask("GET /apps/catalog-staging");
      const own = couplings.find(({ app }: { app: { id: string } }) => app.id === staging.id);
      const body = { app: id, pipeline: own.pipeline.id, stage: "production" };
      await heroku.ask("POST /pipeline-couplings", body);
      await heroku.ask(`PATCH /pipeline-couplings/${own.id}`, { stage: "development" });
    },
    said: [
      /^unexplained pipeline\.stage: staging development.*in the stage development/,
      /^unexplained pipeline\.members\.catalog-canary: staging none, production in production/,
    ],
  },
  {
    what: "production's app is in no pipeline",
    service: "bookings",
    async act({ heroku }) {
      const couplings = await heroku.ask("GET /pipeline-couplings");
      const { id } = await heroku.ask("GET /apps/bookings-production");
      const own = couplings.find(({ app }: { app: { id: string } }) => app.id === id);
      await heroku.ask(`DELETE /pipeline-couplings/${own.id}`, {});
    },
    said: [/^unexplained pipeline: staging bookings, production none.*pulumi up --refresh --stack production/],
  },
  {
    what: "the apps of both are in no pipeline",
    service: "bookings",
    async act({ heroku }) {
      for (const { id } of await heroku.ask("GET /pipeline-couplings")) {
        await heroku.ask(`DELETE /pipeline-couplings/${id}`, {});
      }
    },
    said: [/^unexplained pipeline: .*staging is declared for the pipeline bookings, production is declared/],
  },
];
