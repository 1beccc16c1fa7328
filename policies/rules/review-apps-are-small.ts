import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

const amount = "a number of dollars above 0";

export const reviewAppsAreSmall = defineRule({
  name: "review-apps-are-small",
  holds: "Review apps are cheap, and are created only after CI has passed.",
  why: "Every pull request gets a review app, and each costs as much as its plans and dyno sizes, used or not.",
  severity: "medium",
  // Without a limit of your own, the rule is mandatory only if a review app costs more than staging itself.
  level: "mandatory",
  remedy:
    "Choose smaller `plans` and a smaller `size` for `reviewApps` in index.ts, and remove `waitForCi: false`. Otherwise raise the limit with `dollars`.",
  rows: [18, 42, 126],
  settings: z.strictObject({
    dollars: z
      .number(amount)
      .positive(amount)
      .optional()
      .describe(
        "Limit in US dollars per month for one review app that exists all month. If unset, more than 150 is reported as advisory.",
      ),
  }),
  check: (view, { dollars }) =>
    view.services.flatMap((service) => [...dear(view, service, dollars), ...unchecked(service)]),
});

const usual = 150;

function dear({ monthlyCost }: EstateView, { urn, declared }: ServiceView, agreed: number | undefined): Violation[] {
  const { name, reviewApps } = declared;
  const cost = monthlyCost?.reviewApps?.[name];
  const dollars = agreed ?? usual;
  if (reviewApps === null || cost === undefined || cost <= dollars) return [];
  const isAdvisory = agreed === undefined && cost <= (monthlyCost?.services[name] ?? 0);
  const plans = Object.values(reviewApps.plans).join(", ") || "no add-ons";
  const message = `${name}: expected review apps of at most $${dollars} a month each, got $${cost}, with ${reviewApps.size} dynos and ${plans}: choose smaller ones`;
  return [{ service: name, urn, isAdvisory, message }];
}

/** Opening a pull request runs code in a review app, so CI should check it first. */
function unchecked({ urn, declared: { name, reviewApps } }: ServiceView): Violation[] {
  if (reviewApps === null || reviewApps.waitForCi) return [];
  const message = `${name}: expected review apps that wait for CI, got waitForCi: false: remove it from reviewApps`;
  return [{ service: name, urn, isAdvisory: true, message }];
}
