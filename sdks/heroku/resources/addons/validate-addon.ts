import type { Heroku } from "../../client/heroku.ts";
import { path } from "../../client/path.ts";
import type { Context, PreviewContext } from "../../define/definition.ts";
import { refuseRolledBack } from "../apps/rolled-back.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { oneOf } from "../lifecycle/one-of.ts";
import { planOnce } from "../lifecycle/planned-once.ts";
import type { AddonInputs } from "./addon-inputs.ts";
import { serviceOf } from "./addon-name.ts";
import { AddonWire, isLeaving } from "./addon-wire.ts";
import { refuseTakenName as refuseTakenAttachment } from "./attached-as.ts";
import { planNamed, plansOf, serviceNamed } from "./catalogue.ts";
import { existingAddon } from "./existing-addon.ts";
import { refuseOtherService } from "./plan-change.ts";
import { refuseTierChange } from "./plan-change-steps.ts";

/** Refuses a plan that Heroku does not sell or does not change this add-on to, and a name that another add-on has. */
export async function validateAddon(
  context: Pick<Context, "api" | "urn">,
  planned: Partial<AddonInputs>,
  { prior, isManaged }: PreviewContext<AddonInputs, { name: string }>,
): Promise<void> {
  const { appId, plan, name, attachmentName } = planned;
  const hasNewAttachment = attachmentName !== undefined && attachmentName !== prior?.inputs.attachmentName;
  if (appId !== undefined && hasNewAttachment)
    await validateAttachment(context, planned, { appId, attachmentName, prior });
  const hasNewPlan = plan !== undefined && plan !== prior?.inputs.plan;
  if (hasNewPlan) refusePlanChange(prior, plan);
  const isOurs = (live: AddonWire): boolean =>
    // A create takes over what a run of ours that was cut off has made; one that is replaced still stands.
    prior === undefined ? isManaged(live.id) || live.app.id === appId : live.id === prior.id;
  if (name !== undefined && name !== nameOf(prior)) await refuseTakenName(context, name, isOurs);
  if (hasNewPlan) await validatePlan(context.api, plan);
  // Both make a release: a new name of an attachment is another config var.
  if (appId !== undefined && (hasNewPlan || hasNewAttachment)) await refuseRolledBack(context, appId);
}

/** Without a prior state, the create takes over an add-on that has its name, with the attachments that it has. */
async function validateAttachment(
  context: Pick<Context, "api" | "urn">,
  planned: Partial<AddonInputs>,
  { appId, attachmentName, prior }: { appId: string; attachmentName: string; prior: Before },
): Promise<void> {
  const expected = `attachmentName: expected a name under which the app has one add-on, ${attachmentName}`;
  planOnce(context, `attachment ${attachmentName} of ${appId}`, expected);
  const addonId = prior?.id ?? (await existingAddon(context, planned))?.id;
  await refuseTakenAttachment(
    context,
    { addonId, appId, plan: planned.plan ?? prior?.inputs.plan ?? "" },
    attachmentName,
  );
}

type Before = PreviewContext<AddonInputs, { name: string }>["prior"];

const nameOf = (prior: Before): string | undefined => prior?.inputs.name ?? prior?.outputs.name;

function refusePlanChange(prior: Before, plan: string): void {
  const before = prior?.inputs.plan;
  if (before === undefined) return;
  refuseOtherService(before, plan);
  refuseTierChange(prior?.outputs.name ?? "the add-on", before, plan);
}

async function refuseTakenName(
  { api }: Pick<Context, "api">,
  name: string,
  isOurs: (live: AddonWire) => boolean,
): Promise<void> {
  const live = await ifReadable(api.platform.send("GET", path`/addons/${name}`, { response: AddonWire }));
  if (live === undefined || isLeaving(live) || isOurs(live)) return;
  throw new Error(`name: expected the name of no add-on yet, got ${name}, which an add-on of app ${live.app.id} has`);
}

/**
 * Refuses a plan that Heroku does not sell: of no service, of one that was shut down, or none of its plans, with those that
 * there are. A catalogue that is unwell, or that the key may not see, refuses nothing: the `up` will tell.
 */
async function validatePlan(api: Heroku, plan: string): Promise<void> {
  await ifReadable(refuseUnsold(api, plan));
}

async function refuseUnsold(api: Heroku, plan: string): Promise<void> {
  const name = serviceOf(plan);
  const service = await serviceNamed(api, name);
  if (service === undefined) throw new Error(`plan: expected an add-on service that Heroku has, got ${name}`);
  if (service.state === "shutdown") {
    throw new Error(
      `plan: expected an add-on service that Heroku still sells, got ${plan}, and ${name} was shut down (state shutdown); ` +
        "choose another service for the job",
    );
  }
  if (plan === name) return;
  const plans = (await plansOf(api, name)).map((sold) => sold.name);
  if (plans.includes(plan) || (await planNamed(api, plan)) !== undefined) return;
  const names = plans.map((sold) => sold.slice(name.length + 1));
  throw new Error(`plan: expected a plan of ${name}, ${oneOf(names)}, got ${plan}`);
}
