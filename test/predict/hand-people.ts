import { type HandChange, type HandChanges, Named, onOne, Row, removeOne, request, send } from "./hand.ts";

const webhook: HandChange = onOne("/apps/{app}/webhooks", ({ heroku, app, chance }, { id }) => {
  const path = `/apps/${app}/webhooks/${id}`;
  if (chance.is(0.5)) return request(heroku, "DELETE", path);
  return request(
    heroku,
    "PATCH",
    path,
    chance.is(0.5) ? { url: "https://else.example.org/" } : { include: ["api:build"] },
  );
});

const collaborator: HandChange = ({ heroku, app, chance }) => {
  const path = `/teams/apps/${app}/collaborators/developer@example.org`;
  if (chance.is(0.4)) return request(heroku, "DELETE", path);
  return request(heroku, "PATCH", path, {
    permissions: chance.of([["view"], ["view", "deploy"], ["view", "operate"]]),
  });
};

const stage: HandChange = async ({ heroku, app, chance }) => {
  const { id } = await heroku.platform.send("GET", `/apps/${app}/pipeline-couplings`, { response: Row });
  if (chance.is(0.3)) return request(heroku, "DELETE", `/pipeline-couplings/${id}`);
  return request(heroku, "PATCH", `/pipeline-couplings/${id}`, {
    stage: chance.of(["development", "staging", "production"]),
  });
};

const onPipeline =
  (act: (hand: Parameters<HandChange>[0], pipeline: string) => Promise<unknown>): HandChange =>
  async (hand) => {
    const answer = Row.extend({ pipeline: Row });
    const { pipeline } = await hand.heroku.platform.send("GET", `/apps/${hand.app}/pipeline-couplings`, {
      response: answer,
    });
    await act(hand, pipeline.id);
  };

const pipelineRenamed = onPipeline(({ heroku, chance }, id) =>
  request(heroku, "PATCH", `/pipelines/${id}`, { name: `by-hand-${chance.between(1, 9)}` }),
);

const pipelineTransferred = onPipeline(async ({ heroku }, id) => {
  const agency = await heroku.platform.send("GET", "/teams/example-agency", { response: Named });
  await request(heroku, "POST", "/pipeline-transfers", {
    pipeline: { id },
    new_owner: { id: agency.id, type: "team" },
  });
});

export const peopleChanges: HandChanges = {
  webhook,
  "webhook added": send("POST", "/apps/{app}/webhooks", ({ chance }) => ({
    include: ["api:release"],
    level: "notify",
    url: chance.of(["https://chat.example.org/", "https://notices.example.org/heroku?to=boss@example.org"]),
  })),
  collaborator,
  invited: send("POST", "/teams/apps/{app}/collaborators", ({ chance }) => ({
    user: chance.of(["developer@example.org", "guest@example.org"]),
    permissions: ["view", "deploy"],
  })),
  "drain added": send("POST", "/apps/{app}/log-drains", ({ app, chance }) => ({
    url: chance.of(["https://drain.example.org", `https://logs.example.org/${app}`]),
  })),
  "drain removed": removeOne("/apps/{app}/log-drains"),
  stage,
  "pipeline renamed": pipelineRenamed,
  "pipeline transferred": pipelineTransferred,
};
