import { z } from "zod";
import { createOnce } from "../client/create-once.ts";
import { orInvisible } from "../client/or-invisible.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { remove } from "../client/remove.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces } from "../define/traits.ts";
import { claims } from "./lifecycle/claims.ts";
import { importLine } from "./lifecycle/import-line.ts";

const token = "heroku:index/pipeline:Pipeline";

export const pipeline = defineResource({
  token,
  summary: "Creates a pipeline. Refuses to go while apps of another environment are coupled to it.",
  inputs: z.strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-z0-9-]{2,29}$/, "expected 3 to 30 lower-case letters, digits and dashes, starting with a letter")
      .describe("Name of the pipeline."),
    owner: replaces(
      z.strictObject({
        id: z.uuid().describe("Id of the team or user."),
        type: z.enum(["team", "user"]).describe("Kind of owner."),
      }),
    ).describe("Who owns the pipeline; must own its apps as well."),
  }),
  outputs: z.object({}),
  importId: "<pipeline id>",
  async create(context, { name, owner }) {
    const { api, signal } = context;
    const find = () => findOwn(context, name, owner.id);
    // Heroku does not promise that names are unique: so a repeat has to look before it asks.
    const live =
      (await find()) ??
      (
        await createOnce({
          signal,
          send: () => api.platform.send("POST", "/pipelines", { body: { name, owner }, answer: Wire }),
          find,
        })
      ).object;
    claims.note(context, live.id);
    return { id: live.id, outputs: {} };
  },
  async read({ api }, { id, inputs }) {
    const live = await orMissing(api.platform.send("GET", path`/pipelines/${id}`, { answer: Wire }));
    if (live === undefined) return undefined;
    const owner = live.owner ?? inputs?.owner;
    if (owner === undefined) throw new Error(`pipeline ${live.name}: expected a pipeline with an owner, got none`);
    return { id: live.id, inputs: { name: live.name, owner }, outputs: {} };
  },
  async update({ api }, { id }, { name }) {
    await api.platform.send("PATCH", path`/pipelines/${id}`, { body: { name }, answer: Wire, repeatable: true });
    return {};
  },
  async delete(context, { id, inputs }) {
    if (claims.handedOver(context, id)) return;
    const coupled = await couplingsOf(context, id);
    if (coupled.length > 0) throw await stillCoupled(context, inputs.name, coupled);
    await remove(context.api.platform, path`/pipelines/${id}`);
  },
});

const Wire = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.object({ id: z.string(), type: z.enum(["team", "user"]) }).nullish(),
});

const Coupling = z.object({ app: z.object({ id: z.string() }), stage: z.string() });
type Coupling = z.output<typeof Coupling>;

type Caller = Pick<Context, "api" | "urn">;

/** The pipeline that an interrupted run has made: one of ours by name and owner, with no app in it yet. */
async function findOwn(context: Caller, name: string, ownerId: string) {
  const all = await context.api.platform.list("/pipelines", Wire);
  for (const live of all.filter((each) => each.name === name && each.owner?.id === ownerId)) {
    const holder = claims.heldBy(context, live.id);
    const coupled = await couplingsOf(context, live.id);
    if (holder === undefined && coupled.length === 0) return live;
    const why = holder === undefined ? "it has apps in it" : `it is declared a second time, as ${holder}`;
    throw new Error(
      `name: expected the name of no pipeline yet, got ${name}, and that pipeline is not taken over: ${why}; ` +
        `choose another name or, to manage that pipeline from here: ${importLine(context.urn, token, live.id)}`,
    );
  }
  return undefined;
}

async function couplingsOf({ api }: Pick<Context, "api">, id: string): Promise<Coupling[]> {
  const couplings = await orMissing(api.platform.list(path`/pipelines/${id}/pipeline-couplings`, Coupling));
  return couplings ?? [];
}

/** Couplings name apps by id only, and a person needs the names. */
async function stillCoupled({ api }: Pick<Context, "api">, name: string, coupled: Coupling[]): Promise<Error> {
  const apps = await Promise.all(
    coupled.map(async ({ app, stage }) => {
      const named = await orInvisible(
        api.platform.send("GET", path`/apps/${app.id}`, { answer: z.object({ name: z.string() }) }),
      );
      return `${named?.name ?? app.id} (${stage})`;
    }),
  );
  return new Error(
    `pipeline ${name}: expected no app in it any more, got ${apps.join(", ")}; ` +
      "destroy the environment of each of these apps first, then this one",
  );
}
