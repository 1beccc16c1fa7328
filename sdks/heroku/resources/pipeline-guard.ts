import { randomUUID } from "node:crypto";
import { z } from "zod";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { refuseForeignAddons, refuseUnreadAddons } from "./apps/foreign-addons.ts";
import { couplingsOf, PipelineWire } from "./pipelines/own-pipeline.ts";
import { stillCoupled } from "./pipelines/still-coupled.ts";

export const pipelineGuard = defineResource({
  token: "heroku:index/pipelineGuard:PipelineGuard",
  summary:
    "Refuses its own deletion while pipelines of this stack have apps of other stacks in them, and while its apps have add-ons that this stack does not have: whatever it depends on is deleted after it, and so stays as well. Refuses beforehand what an `up` would delete in part only, such as the add-on of a rolled-back app: declare it after everything else. Nothing on Heroku, and no request unless something is deleted.",
  guardsRemovals: true,
  inputs: z.strictObject({
    pipelines: z.array(z.uuid()).describe("Ids of the pipelines that this stack owns."),
    apps: z.array(z.uuid()).describe("Ids of this stack's own apps, which may be in them."),
  }),
  outputs: z.object({}),
  async create() {
    return { id: randomUUID(), outputs: {} };
  },
  /** There is nothing to look at. */
  async read(_context, { id, inputs }) {
    return inputs && { id, inputs, outputs: {} };
  },
  async update() {
    return {};
  },
  async delete(context, { id: own, inputs }) {
    const hasRead = context.manages(own);
    // A destroy with targets reads those alone: what it has not read stays.
    const goes = (id: string) => !hasRead || context.manages(id);
    const refuseAddons = hasRead ? refuseForeignAddons : refuseUnreadAddons;
    const refusals = [
      ...inputs.pipelines.filter(goes).map((id) => refusalOf(context, id, inputs.apps)),
      ...inputs.apps.filter(goes).map((id) => refuseAddons(context, id).catch((error: Error) => error.message)),
    ];
    const lines = (await Promise.all(refusals)).filter((line) => line !== undefined);
    if (lines.length > 0) throw new Error(lines.join("\n"));
  },
});

async function refusalOf(context: Context, id: string, own: readonly string[]): Promise<string | undefined> {
  const look = async () => (await couplingsOf(context, id)).filter(({ app }) => !own.includes(app.id));
  // Everything else is deleted next: an empty list alone is not believed.
  const first = await look();
  const others = first.length > 0 ? first : await look();
  if (others.length === 0) return undefined;
  const live = await orMissing(context.api.platform.send("GET", path`/pipelines/${id}`, { response: PipelineWire }));
  return (await stillCoupled(context, live?.name ?? id, others)).message;
}
