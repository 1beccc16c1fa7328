import { z } from "zod";
import { confirmed } from "../client/confirmed.ts";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import type { Heroku } from "../client/heroku.ts";
import { HerokuError } from "../client/heroku-error.ts";
import { mayHaveSucceeded } from "../client/may-have-succeeded.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { cachedPerRun } from "../client/per-run.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { breaks } from "../define/traits.ts";
import { guestRole, teamNamed } from "./apps/team-named.ts";
import { gone } from "./lifecycle/gone.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { createUnlessThere } from "./lifecycle/look-twice.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { plannedTransfers } from "./lifecycle/planned-transfers.ts";
import { readRow } from "./lifecycle/read-from-list-or-api.ts";
import { couplingsOf, nameInUse, namesakes, ownAmong, PipelineWire } from "./pipelines/own-pipeline.ts";
import { stillCoupled, stillNeeded } from "./pipelines/still-coupled.ts";
import { appNameOf } from "./pipelines/taking-out.ts";
import { pipelineTransferNotice, transferPipeline } from "./pipelines/transfer-pipeline.ts";

export const pipeline = defineResource({
  token: "heroku:index/pipeline:Pipeline",
  summary:
    "Creates a pipeline. Deleting it fails while review apps, or apps of another environment, are coupled to it.",
  inputs: z.strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]{2,29}$/, "expected 3 to 30 lower-case letters, digits and dashes, starting with a letter")
      .describe("Name of the pipeline."),
    owner: breaks(
      z.strictObject({
        id: z.uuid().describe("Id of the team or user."),
        type: z.enum(["team", "user"]).describe("Kind of owner."),
      }),
      { consequence: { code: "pipeline moved" } },
    ).describe(
      "Owner of the pipeline, who must also own its apps. A pipeline with another owner is transferred, with every app in it.",
    ),
  }),
  outputs: z.object({}),
  importId: "<pipeline id>",
  addresses: (id) => [path`/pipelines/${id}`],
  uniqueName({ name, owner }) {
    if (name === undefined || owner === undefined) return undefined;
    return { property: "name", noun: "a pipeline's name", name, scope: owner.id };
  },
  async create(context, { name, owner }) {
    const { api, signal } = context;
    // Two that look at the same time would both find nothing.
    ownership.refuseSecond(context, `${owner.id}:${name}`, `pipeline ${name}`);
    ownership.note(context, `${owner.id}:${name}`);
    // Heroku does not promise that names are unique.
    const { object: live } = await createUnlessThere({
      signal,
      send: () => api.platform.send("POST", "/pipelines", { body: { name, owner }, response: PipelineWire }),
      find: async () => ownAmong(context, await namesakes(context, { name, owner })),
      isAsked: (made) => made.name === name,
    });
    ownership.note(context, live.id);
    return { id: live.id, outputs: {} };
  },
  async read({ api }, { id, inputs }) {
    const live = await readRow(api, inputs, ["/pipelines", id], PipelineWire);
    if (live === undefined) return undefined;
    const owner = live.owner ?? inputs?.owner;
    if (owner === undefined) throw new Error(`pipeline ${live.name}: expected a pipeline with an owner, got none`);
    return { id: live.id, inputs: { name: live.name, owner }, outputs: {} };
  },
  async update({ api, signal }, { id, inputs: before }, { name, owner }) {
    const at = path`/pipelines/${id}`;
    const look = () => orMissing(api.platform.send("GET", at, { response: PipelineWire }));
    const live = await look();
    if (live === undefined) throw gone(`pipeline ${before.name}`);
    await transferPipeline({ api, signal }, live, owner);
    if (live.name === name) return {};
    await confirmed({
      send: () => api.platform.send("PATCH", at, { body: { name }, response: PipelineWire, repeatable: true }),
      look,
      shows: (now) => now.id === id && now.name === name,
      what: `pipeline ${name}`,
    });
    return {};
  },
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, id)) return;
    const first = await couplingsOf(context, id);
    // It goes with what it holds: an empty list alone is not believed.
    const coupled = first.length > 0 ? first : await couplingsOf(context, id);
    if (coupled.length > 0) throw await stillCoupled(context, inputs.name, coupled);
    await deleteIdempotent(context, path`/pipelines/${id}`, { id });
  },
  /** Heroku would delete it all the same, and leave the apps in it without one. Source: `heroku pipelines:destroy`. */
  async validateRemoval(context, { id, inputs }) {
    if (ownership.heldBy(context, id) !== undefined) return;
    const coupled = await couplingsOf(context, id);
    const staying = coupled.filter(({ id: coupling, app }) => !context.isGoing(app.id) && !context.isGoing(coupling));
    const own = staying.find(({ app }) => context.manages(app.id));
    if (own !== undefined) throw await stillNeeded(context, inputs.name, own);
    if (staying.length > 0) throw await stillCoupled(context, inputs.name, staying);
  },
  async validatePreview(context, { name, owner }, { prior, isManaged, takesOver }) {
    if (owner !== undefined && owner.id !== prior?.inputs.owner.id) {
      if (prior !== undefined) {
        plannedTransfers(context.api).set(prior.id, owner.id);
        context.log(pipelineTransferNotice(prior.inputs.name, prior.inputs.owner, owner));
        await warnOfOthers(context, prior);
      } else await refuseForeignOwner(context.api, owner);
    }
    if (name === undefined || owner === undefined || name === prior?.inputs.name) return;
    const taken = (await namesakes(context, { name, owner })).filter(({ id }) => !isManaged(id));
    if (prior === undefined) {
      const own = await ownAmong(context, taken);
      if (own !== undefined) takesOver(own.id, { object: "pipeline", name });
    } else if (taken[0] !== undefined) throw nameInUse(taken[0]);
  },
});

/** Apps of other stacks come along, which no preview of this stack lists. */
async function warnOfOthers(context: Context, { id, inputs }: { id: string; inputs: { name: string } }): Promise<void> {
  const coupled = (await ifReadable(couplingsOf(context, id))) ?? [];
  const others = coupled.filter(({ app }) => !context.manages(app.id));
  if (others.length === 0) return;
  const names = await Promise.all(
    others.map(async ({ app, stage }) => `${await appNameOf(context, app.id)} (${stage})`),
  );
  context.warn(
    `pipeline ${inputs.name}: with it go apps that this stack does not have: ${names.toSorted().join(", ")}`,
  );
}

/** The account of the key, looked up once a run. Source: `GET /account`. */
const account = cachedPerRun((api) => api.platform.send("GET", "/account", { response: z.object({ id: z.string() }) }));

/** Refuses an owner for whom the key's account can make no pipeline: a team that it is not in or only a guest of, or another person. */
async function refuseForeignOwner(api: Heroku, owner: { id: string; type: "team" | "user" }): Promise<void> {
  if (owner.type === "team") {
    return refuseTeam(api, owner.id);
  }
  const own = await ifReadable(account(api));
  if (own === undefined || own.id === owner.id) return;
  throw new Error(
    `owner.id: expected the key's own account, ${own.id}, or a team (owner.type: "team"), got ${owner.id}`,
  );
}

/** Heroku answers 404 or 403 for a team of others. */
async function refuseTeam(api: Heroku, id: string): Promise<void> {
  const team = await teamNamed(api, id).catch((error: unknown) => {
    if (mayHaveSucceeded(error)) return {};
    if (error instanceof HerokuError && error.status === 403) return undefined;
    throw error;
  });
  if (team === undefined) throw new Error(`owner.id: expected a team that the key sees, got ${id}`);
  const role = guestRole(team);
  if (role === undefined) return;
  throw new Error(
    `owner.id: expected a team in which you may make pipelines, got ${id}, where you are a ${role}; ` +
      "ask one of its admins to make you a member",
  );
}
