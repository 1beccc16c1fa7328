import type { PolicyFinding } from "../../../report/report.ts";
import { type Content, html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { exceptionPhrase } from "../../words/notes.ts";
import { policyServices } from "../board-model.ts";
import { badge, policyIcon } from "../icons.ts";
import { limits } from "../limits.ts";
import { phraseHtml } from "../phrase-html.ts";
import { type Context, placeOf, row, type Section, serviceLink, table, unlisted } from "./section.ts";

/** Rules that are not met: those that stop an `up` first. */
export function policy(context: Context): Section {
  const names = [...context.services.keys()];
  const items = context.report.environments
    .flatMap((review, at) => {
      const serviceOf = policyServices(review, names);
      return review.policies.map((finding) => ({ finding, at, environment: review.environment, serviceOf }));
    })
    .toSorted((one, other) => Number(isMandatory(other.finding)) - Number(isMandatory(one.finding)));
  return {
    id: "policy",
    title: titles.policies,
    count: items.length,
    content: [
      items.length > 0 &&
        table({
          caption: "A mandatory policy stops the up, unless it waits for another environment; an advisory one does not",
          heads: ["policy", "environment", "service", "what it says"],
          items,
          row({ finding, at, environment, serviceOf }) {
            const { level, policy: rule, message, waitsFor } = finding;
            const service = serviceOf(finding);
            return row(placeOf(context, { environment: at, service }), [
              html`${badge(policyIcon(finding), waitsFor === undefined ? level : `waits for ${waitsFor}`)} <code>${rule}</code>`,
              environment,
              serviceLink(context, service),
              message,
            ]);
          },
          room: limits.policy,
        }),
      unlisted({ report: context.report, items, what: "policies", none: "Every rule is met." }),
      exceptions(context, names),
    ],
  };
}

/** They are no violations, so that they are not counted. */
function exceptions(context: Context, names: readonly string[]): Content {
  const items = context.report.environments.flatMap(({ environment, exceptions }, at) =>
    exceptions.map((exception) => ({ exception, at, environment })),
  );
  if (items.length === 0) return false;
  return table({
    caption: "Exceptions that index.ts declares, with their reasons",
    heads: ["exception", "environment", "service"],
    items,
    row({ exception, at, environment }) {
      const service = names.find((name) => name === exception.place.split(".")[0]);
      return row(placeOf(context, { environment: at, service }), [
        phraseHtml(exceptionPhrase(exception)),
        environment,
        serviceLink(context, service),
      ]);
    },
    room: limits.exceptions,
  });
}

const isMandatory = ({ level }: PolicyFinding): boolean => level === "mandatory";
