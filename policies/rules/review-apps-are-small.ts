import { defineRule, type Violation, violation } from "../rule.ts";
import { dollars } from "../setting-types.ts";
import type { EstateView } from "../view/estate-view.ts";
import type { ServiceView } from "../view/resource-view.ts";

export const reviewAppsAreSmall = defineRule({
  name: "review-apps-are-small",
  holds: "Review apps are cheap, and are created only after CI has passed.",
  why: "Every pull request gets a review app. You pay for its plans and dynos even if nobody uses it.",
  severity: "medium",
  // Without a limit of your own, the rule is mandatory only if a review app costs more than staging itself.
  level: "mandatory",
  remedy:
    "Choose smaller `plans` and a smaller `size` for `reviewApps` in index.ts, and remove `waitForCi: false`. Otherwise raise the limit with `dollars`.",
  rows: [18, 42, 126],
  settings: {
    dollars: dollars
      .optional()
      .describe(
        "Limit in US dollars per month for one review app that exists all month. If unset, more than 150 is reported as advisory.",
      ),
  },
  check: (view, { dollars: limit }) =>
    view.services.flatMap((service) => [...dear(view, service, limit), ...unchecked(service)]),
});

const usual = 150;

function dear({ monthlyCost }: EstateView, service: ServiceView, agreed: number | undefined): Violation[] {
  const { name, reviewApps } = service.declared;
  const cost = monthlyCost?.reviewApps?.[name];
  const limit = agreed ?? usual;
  if (reviewApps === undefined || cost === undefined || cost <= limit) return [];
  const isAdvisory = agreed === undefined && cost <= (monthlyCost?.services[name] ?? 0);
  const plans = Object.values(reviewApps.plans).join(", ") || "no add-ons";
  const text = `review apps of at most $${limit} a month each, got $${cost}, with ${reviewApps.size} dynos and ${plans}: choose smaller ones`;
  return [violation(service, text, isAdvisory)];
}

/** Opening a pull request runs code in a review app, so CI should check it first. */
function unchecked(service: ServiceView): Violation[] {
  if (service.declared.reviewApps?.waitForCi !== false) return [];
  const text = "review apps that wait for CI, got waitForCi: false: remove it from reviewApps";
  return [violation(service, text, true)];
}
