import type { PolicyFinding } from "../../../report/report.ts";
import { type Content, html, phraseHtml } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { exceptionPhrase } from "../../words/notes.ts";
import { policyServices } from "../board-model.ts";
import { limits } from "../fit.ts";
import { badge, policyIcon } from "../icons.ts";
import { type Context, inAll, rowAbout, type Section, table, tableSection } from "./section.ts";

/** Rules that are not met: those that stop an `up` first. */
export function policy(context: Context): Section {
  const { report } = context;
  const names = [...context.services.keys()];
  const services = report.environments.map((review) => policyServices(review, names));
  const section = tableSection(context, {
    id: "policy",
    title: titles.policies,
    what: "policies",
    none: "Every rule is met.",
    caption: "A mandatory policy stops the up, unless it waits for another environment; an advisory one does not",
    heads: ["policy", "environment", "service", "what it says"],
    items: inAll(report, ({ policies }) => policies).toSorted(
      (one, other) => Number(isMandatory(other.item)) - Number(isMandatory(one.item)),
    ),
    serviceOf: (finding, at) => services[at]?.(finding),
    cells(finding) {
      const { level, policy: rule, message, waitsFor } = finding;
      const sign = badge(policyIcon(finding), waitsFor === undefined ? level : `waits for ${waitsFor}`);
      return [html`${sign} <code>${rule}</code>`, message];
    },
  });
  return { ...section, content: [section.content, exceptions(context, names)] };
}

/** They are no violations, so that they are not counted. */
function exceptions(context: Context, names: readonly string[]): Content {
  const items = inAll(context.report, (review) => review.exceptions);
  if (items.length === 0) return false;
  return table({
    caption: "Exceptions that index.ts declares, with their reasons",
    heads: ["exception", "environment", "service"],
    items,
    row({ item, ...place }) {
      const service = names.find((name) => name === item.place.split(".")[0]);
      return rowAbout(context, { ...place, service }, [phraseHtml(exceptionPhrase(item))]);
    },
    room: limits.exceptions,
  });
}

const isMandatory = ({ level }: PolicyFinding): boolean => level === "mandatory";
