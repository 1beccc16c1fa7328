import { html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { policyServices } from "../board-model.ts";
import { badge } from "../icons.ts";
import { limits } from "../limits.ts";
import { type Context, placeOf, type Section, serviceLink, table } from "./section.ts";

/** Rules that are not met: those that stop an `up` first. */
export function policy(context: Context): Section {
  const names = [...context.services.keys()];
  const rows = context.report.environments
    .flatMap((review, at) => {
      const serviceOf = policyServices(review, names);
      return review.policies.map((finding) => ({
        ...finding,
        at,
        environment: review.environment,
        service: serviceOf(finding),
      }));
    })
    .toSorted((one, other) => Number(other.level === "mandatory") - Number(one.level === "mandatory"))
    .map(
      ({
        level,
        at,
        environment,
        service,
        policy: rule,
        message,
      }) => html`<tr${placeOf(context, { environment: at, service })}><td>${badge(level === "mandatory" ? "stopped" : "policy", level)}</td><th scope="row"><code>${rule}</code></th><td>${environment}</td><td>${serviceLink(context, service)}</td><td>${message}</td></tr>
`,
    );
  const heads = ["level", "policy", "environment", "service", "what it says"];
  return {
    id: "policy",
    title: titles.policies,
    count: rows.length,
    content:
      rows.length === 0
        ? html`<p>No rule is broken where policies could be run.</p>`
        : table({
            caption: "A mandatory policy stops the up; an advisory one does not",
            heads,
            rows,
            room: limits.policy,
          }),
  };
}
