import { getAddonPlan, getAddonService, getApp } from "@pulumi/heroku";
import { log } from "@pulumi/pulumi";
import type { Price } from "../kinds/price.ts";
import { lineOf } from "../settings/finding.ts";
import { ofSamePurpose, type PlanOffer, shutDown, unknownPlan, unknownService } from "../settings/offer-findings.ts";
import type { AddonSettings, EstateSettings } from "../settings/settings.ts";
import { type Answer, isNotFound, reasonOf } from "./look-up-answer.ts";

interface Wanted extends AddonSettings {
  readonly environment: EstateSettings["environment"];
  readonly service: string;
  readonly appName: string;
}

/**
 * Checks every add-on's plan against Heroku's own list, and gives the plans' prices. A catalogue that is unwell refuses nothing:
 * then there is only no price. Source: `GET /addon-services`, `GET /addon-services/{service}/plans`.
 */
export async function findPlans(settings: EstateSettings): Promise<Answer<ReadonlyMap<string, Price>>> {
  const wanted = settings.services.flatMap(({ declaration, appName, addons }) =>
    addons.map((each): Wanted => ({ ...each, environment: settings.environment, service: declaration.name, appName })),
  );
  const slugs = [...new Set(wanted.map(({ addon }) => addon.vendor.service))];
  const known = new Map(await Promise.all(slugs.map(async (slug) => [slug, await offerOf(slug)] as const)));
  await warnOfUntold(known);
  const value = new Map([...known.values()].flatMap(({ plans }) => plans.map((plan) => [plan.name, plan] as const)));
  const isThere = lookForApps();
  const problems = await Promise.all(
    wanted.map((each) => problemsOf(each, known.get(each.addon.vendor.service) ?? untold, value, isThere)),
  );
  return { value, problems: problems.flat() };
}

interface Offer {
  readonly state: "sold" | "shut down" | "unknown" | "untold";
  readonly plans: readonly PlanOffer[];
  /** Why there is no answer. */
  readonly reason?: string;
}

const untold: Offer = { state: "untold", plans: [] };

async function offerOf(service: string): Promise<Offer> {
  try {
    const { state, plans } = await getAddonService({ service });
    return { state: state === "shutdown" ? "shut down" : "sold", plans };
  } catch (error) {
    if (isNotFound(error)) return { state: "unknown", plans: [] };
    return { ...untold, reason: reasonOf(error) };
  }
}

/** One line for all vendors that fail alike: it is the catalogue that is unwell then. */
async function warnOfUntold(known: ReadonlyMap<string, Offer>): Promise<void> {
  const failed = [...known].flatMap(([slug, { reason }]) => (reason === undefined ? [] : [{ slug, reason }]));
  const alike = Map.groupBy(failed, ({ slug, reason }) => reason.replaceAll(slug, "").replace(/, request [\w-]+/, ""));
  for (const group of alike.values()) {
    const slugs = conjunction.format(group.map(({ slug }) => slug).sort());
    await log.warn(`the plans of ${slugs} could not be looked up, so that none has a price: ${group[0]?.reason}`);
  }
}

const conjunction = new Intl.ListFormat("en-GB");

/** Whether an app is there, asked for once. */
type IsThere = (app: string) => Promise<boolean>;

async function problemsOf(
  each: Wanted,
  { state, plans }: Offer,
  prices: Map<string, Price>,
  isThere: IsThere,
): Promise<string[]> {
  switch (state) {
    case "untold":
      return [];
    case "unknown":
      return [lineOf(unknownService(each, each))];
    case "shut down":
      return shutDownProblems(each, isThere);
    case "sold": {
      if (prices.has(each.plan)) return [];
      const unlisted = await unlistedPlan(each.plan);
      if (unlisted === undefined) return [lineOf(unknownPlan(each, each, plans))];
      prices.set(each.plan, unlisted);
      return [];
    }
  }
}

/** Some plans are sold no more, and go on for those who have them. */
async function unlistedPlan(plan: string): Promise<PlanOffer | undefined> {
  try {
    return await getAddonPlan({ plan });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    await log.warn(`${plan} could not be looked up, so that it has no price: ${reasonOf(error)}`);
    return { name: plan, cents: null, unit: "month" };
  }
}

/**
 * An app that is there may have the add-on already, which then goes on until its vendor ends it: that is for the provider to
 * know, which refuses only what it would have to make.
 */
async function shutDownProblems(each: Wanted, isThere: IsThere): Promise<string[]> {
  const others = await Promise.all(
    ofSamePurpose(each.addon).map(async ({ word, slug }) => ((await offerOf(slug)).state === "sold" ? [word] : [])),
  );
  const line = lineOf(shutDown(each, each, others.flat()));
  if (!(await isThere(each.appName))) return [line];
  await log.warn(line);
  return [];
}

/** Source: `GET /apps/{app}`, for apps alone that have an add-on of a vendor that was shut down. */
function lookForApps(): IsThere {
  const asked = new Map<string, Promise<boolean>>();
  return (app) => {
    const answer =
      asked.get(app) ??
      getApp({ name: app }).then(
        () => true,
        (error: unknown) => !isNotFound(error),
      );
    asked.set(app, answer);
    return answer;
  };
}
