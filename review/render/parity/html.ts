import { nothingFound, reportOf } from "../../report/nothing-found.ts";
import type { ParityReport } from "../../report/parity-report.ts";
import type { Report } from "../../report/report.ts";
import { html } from "../html/html.ts";
import { health } from "../page/section/health.ts";
import { parity } from "../page/section/parity.ts";
import { wholePage } from "../page/whole-page.ts";
import { date } from "../words/units.ts";
import { summaryOf, verdictOf } from "./words.ts";

/** Two environments as one page: the board of a review, with what was read of Heroku, and the differences below it. */
export function htmlOf(parityReport: ParityReport): string {
  const title = `Parity of ${parityReport.environments.join(" and ")}`;
  const verdict = verdictOf(parityReport);
  const report = asReview(parityReport);
  return wholePage({
    report,
    title: `${title}: ${verdict}`,
    masthead: html`<header class="masthead">
<h1>${title}</h1>
<p class="made"><time datetime="${report.at}">${date(report.at)}</time></p>
</header>`,
    head: html`<p class="summary"><b>${verdict}</b><br>${summaryOf(parityReport.services)}</p>`,
    sections: [health, parity],
    made: "tandem parity",
  });
}

/** What was compared, in the form of a review that has nothing to change. */
function asReview({ at, environments, services }: ParityReport): Report {
  return reportOf({
    project: "",
    at,
    environments: environments.map((environment) => ({
      ...nothingFound(environment),
      health: services.flatMap((service) => service.health[environment] ?? []),
      services: Object.fromEntries(
        services.flatMap(({ service, made }) => {
          const here = made[environment];
          return here === undefined ? [] : [[service, here]];
        }),
      ),
    })),
    parity: [
      {
        environments,
        basis: "live",
        differences: services.flatMap(({ differences }) => differences),
        same: services.reduce((sum, { same }) => sum + same, 0),
      },
    ],
  });
}
