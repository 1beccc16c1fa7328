import { type ByHand, send } from "./by-hand.ts";
import { commands, firstCommit } from "./standing-service.ts";

const hotfix = "badc0de5".repeat(5);

/** Processes, and the code that they run. */
export const codeByHand: readonly ByHand[] = [
  {
    what: "production's worker is scaled to 0",
    service: "catalog",
    act: send("PATCH /apps/catalog-production/formation/worker", { quantity: 0 }),
    said: [/^unexplained processes\.worker\.quantity: staging 1, production 0: .*no dynos in production/],
  },
  {
    what: "production's web starts in another way, by code that was not promoted",
    service: "bookings",
    act: ({ build }) =>
      build("bookings-production", { ...commands, web: "bundle exec rails server -e development" }, hotfix),
    said: [
      /^unexplained processes\.web\.command: staging bin\/serve, production bundle exec rails server -e development.* → the start command comes with the build: release the same code to bookings-staging and bookings-production: heroku pipelines:promote --app bookings-staging$/,
      /^unexplained release\.commit: .*not promoted/,
    ],
  },
  {
    what: "staging runs a process type that is not declared",
    service: "bookings",
    async act({ heroku, build }) {
      await build("bookings-staging", { ...commands, cron: "bin/cron" }, hotfix);
      await heroku.ask("PATCH /apps/bookings-staging/formation/cron", { quantity: 1 });
    },
    said: [
      /^unexplained processes\.cron: staging present, production none/,
      /^added staging: .*"process":"cron".*"monthly":7[,}]/,
    ],
  },
  {
    what: "production's code has no worker",
    service: "bookings",
    act: ({ build }) => build("bookings-production", { web: commands.web }, hotfix),
    said: [/^unexplained processes\.worker: .*declared for production, which does not have it/],
  },
  {
    what: "production is rolled back",
    service: "catalog",
    async act({ heroku, build }) {
      await build("catalog-staging", { ...commands, web: "bin/serve-new" }, hotfix);
      const { pipeline } = (await heroku.ask("GET /pipeline-couplings"))[0];
      const { id: source } = await heroku.ask("GET /apps/catalog-staging");
      const { id: target } = await heroku.ask("GET /apps/catalog-production");
      const before = (await heroku.ask("GET /apps/catalog-production/releases")).at(-1);
      await heroku.ask("PATCH /apps/catalog-production/config-vars", { DJANGO_SETTINGS_MODULE: "later" });
      await heroku.ask("PATCH /apps/catalog-production/config-vars", {
        DJANGO_SETTINGS_MODULE: "catalog.settings.heroku",
        LATER: "1",
      });
      await heroku.ask("PATCH /apps/catalog-staging/config-vars", { LATER: "1" });
      await heroku.ask("POST /pipeline-promotions", {
        pipeline: { id: pipeline.id },
        source: { app: { id: source } },
        targets: [{ app: { id: target } }],
      });
      await heroku.ask("POST /apps/catalog-production/releases", { release: before.id });
    },
    said: [
      /^unexplained release\.rollback: staging none, production v\d+ again since v\d+.*LATER.*heroku rollback v\d+/,
    ],
  },
  {
    what: "production runs a commit that was never promoted",
    service: "credits",
    act: ({ build }) => build("credits-production", commands, hotfix),
    said: [
      new RegExp(`^unexplained release\\.commit: staging ${firstCommit.slice(0, 8)}, production ${hotfix.slice(0, 8)}`),
    ],
  },
  {
    what: "production's web has larger dynos",
    service: "bookings",
    act: send("PATCH /apps/bookings-production/formation/web", { size: "standard-2x" }),
    said: [/^allowed processes\.web\.size: staging Basic, production Standard-2X/],
  },
  {
    what: "the workers of both are scaled to 0",
    service: "catalog",
    async act(standing) {
      for (const app of ["catalog-staging", "catalog-production"]) {
        await send(`PATCH /apps/${app}/formation/worker`, { quantity: 0 })(standing);
      }
    },
    said: [/^unexplained processes\.worker\.quantity: 0 in both: worker has no dynos in staging.* and production/],
  },
];
