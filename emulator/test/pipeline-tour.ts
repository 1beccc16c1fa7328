import type { Go } from "./go.ts";

/** Pipelines, and the review apps made in them. */
export async function pipelines(go: Go, app: string, other: string): Promise<void> {
  const team = await go("GET /teams/example-library");
  const owner = { id: team.id, type: "team" };
  const pipeline = await go("POST /pipelines", { name: "catalog", owner });
  const path = `/pipelines/${pipeline.id}`;
  await go("GET /pipelines");
  await go(`GET ${path}`);
  await go(`PATCH ${path}`, { name: "catalogue" });
  const staging = await go("POST /pipeline-couplings", { app, pipeline: pipeline.id, stage: "staging" });
  const production = await go("POST /pipeline-couplings", { app: other, pipeline: pipeline.id, stage: "development" });
  await go(`PATCH /pipeline-couplings/${production.id}`, { stage: "production" });
  await go(`GET /pipeline-couplings/${staging.id}`);
  const lists = ["/pipeline-couplings", "/users/~/pipeline-couplings", "/teams/example-library/pipeline-couplings"];
  for (const list of [...lists, `${path}/pipeline-couplings`]) await go(`GET ${list}`);
  await go("GET /apps/catalog/pipeline-couplings");
  const targets = [{ app: { id: other } }];
  const promotion = await go("POST /pipeline-promotions", {
    pipeline: { id: pipeline.id },
    source: { app: { id: app } },
    targets,
  });
  await go(`GET /pipeline-promotions/${promotion.id}`);
  await go(`GET /pipeline-promotions/${promotion.id}/promotion-targets`);
  await go(`GET ${path}/latest-releases`);
  await go(`PATCH ${path}/stage/review/config-vars`, { A: "1" });
  await go(`GET ${path}/stage/review/config-vars`);
  await reviewApps(go, pipeline.id);
  await go("POST /pipeline-transfers", { pipeline: { id: pipeline.id }, new_owner: owner });
  await go(`DELETE /pipeline-couplings/${staging.id}`);
  await go(`DELETE ${path}`);
}

async function reviewApps(go: Go, pipeline: string): Promise<void> {
  const path = `/pipelines/${pipeline}`;
  await go("POST /_local/github", { pipeline, repository: "example-library/catalog" });
  await go(`GET ${path}/repo`);
  const target = { id: "us", type: "region" };
  await go(`POST ${path}/review-app-config`, { repo: "example-library/catalog", deploy_target: target });
  await go(`PATCH ${path}/review-app-config`, { automatic_review_apps: true });
  await go(`GET ${path}/review-app-config`);
  const wish = { branch: "blue", pipeline, source_blob: { url: "resolve" } };
  const made = await go("POST /review-apps", { ...wish, pr_number: 12 });
  await go("POST /review-apps", { ...wish, fork_repo_id: 7 });
  await go(`GET /review-apps/${made.id}`);
  await go(`GET /apps/${made.app.id}/review-app`);
  await go(`GET ${path}/review-apps`);
  await go(`DELETE /review-apps/${made.id}`);
  await go(`DELETE ${path}/review-app-config`);
}
