import { z } from "zod";
import { defineRule, type Violation } from "../rule.ts";
import type { EstateView, ServiceView } from "../view/estate-view.ts";

const amount = "a number of dollars above 0";

export const reviewAppsAreSmall = defineRule({
  name: "review-apps-are-small",
  holds: "A review app costs little, and is made when CI has passed.",
  why: "There is one for each pull request: each costs as much as the plans and sizes that it is given, whether anybody looks at it or not.",
  severity: "medium",
  // Above the usual sum, which nobody has agreed on, it stops only where a review app costs more than staging itself.
  level: "mandatory",
  remedy:
    "Give `reviewApps` in index.ts smaller `plans` and a smaller `size`, and leave out `waitForCi: false`; or agree on more with `dollars`.",
  rows: [18, 42, 126],
  settings: z.strictObject({
    dollars: z
      .number(amount)
      .positive(amount)
      .optional()
      .describe(
        "US dollars that one review app may cost a month, if it is there all the month; unless set, more than 150 is listed.",
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
  const isAdvised = agreed === undefined && cost <= (monthlyCost?.services[name] ?? 0);
  const plans = Object.values(reviewApps.plans).join(", ") || "no add-ons";
  const message = `${name}: expected review apps of at most $${dollars} a month each, got $${cost}, with ${reviewApps.size} dynos and ${plans}: take smaller ones`;
  return [{ service: name, urn, isAdvised, message }];
}

/** Whoever opens a pull request runs code in one of them: CI is what looks at it first. */
function unchecked({ urn, declared: { name, reviewApps } }: ServiceView): Violation[] {
  if (reviewApps === null || reviewApps.waitForCi) return [];
  const message = `${name}: expected review apps that wait for CI, got waitForCi: false: remove it from reviewApps`;
  return [{ service: name, urn, isAdvised: true, message }];
}
