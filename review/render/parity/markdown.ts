import { type Difference, Verdict } from "../../../parity/difference.ts";
import type { Remedy } from "../../../parity/remedies/remedy.ts";
import { reasonText } from "../../../parity/words/reason-words.ts";
import { remedyText } from "../../../parity/words/remedy-words.ts";
import { valuesText } from "../../../parity/words/value-words.ts";
import { commandText } from "../../../sdks/heroku/define/command.ts";
import { type ParityReport, unhealthyIn } from "../../report/parity-report.ts";
import { type CuttableBlock, cut } from "../markdown/cut.ts";
import { inline } from "../markdown/inline.ts";
import { healthPhrase } from "../words/health-items.ts";
import { copied, name, nothing, type Phrase, phrase, strong } from "../words/phrase.ts";
import { ofVerdict, summaryOf, verdictOf } from "./words.ts";

/**
 * A report as a comment on a pull request. It has keys of config vars, and never values; text of others cannot format it. Of what is longer than
 * `limit` (in characters) whole differences are left out, those with a reason first.
 * @default limit what GitHub takes
 */
export function markdownOf(report: ParityReport, { limit }: { readonly limit?: number } = {}): string {
  const [first, second] = report.environments;
  const heading = `### ${inline(phrase`Parity of ${first} and ${second}: ${verdictOf(report)}`)}`;
  const differences = Verdict.options.map((kind): CuttableBlock => ({ kind, items: itemsOf(report, kind), more: 0 }));
  const blocks = [{ kind: "unhealthy", items: unhealthyItems(report), more: 0 }, ...differences];
  return cut([{ blocks }], {
    print: (sections) => [heading, summaryTable(report), ...sections.flatMap(printed)].join("\n\n"),
    leastFirst: [...Verdict.options.toReversed(), "unhealthy"],
    limit,
  });
}

function summaryTable({ services }: ParityReport): string {
  const rows = services.map((service) => `| ${inline(phrase`${service.service}`)} | ${summaryOf([service])} |`);
  return ["| service | |", "|---|---|", ...rows].join("\n");
}

const itemsOf = ({ services }: ParityReport, verdict: Verdict): string[] =>
  services.flatMap((service) => ofVerdict(service, verdict).map(item));

const unhealthyItems = ({ services, at }: ParityReport): string[] =>
  services.flatMap(unhealthyIn).map((each) => `- ${inline(phrase`${strong("unhealthy")} ${healthPhrase(each, at)}`)}`);

function item(difference: Difference): string {
  const { service, path, verdict, remedy } = difference;
  const values = verdict === "not checked" ? nothing : phrase`: ${valuesText(difference)}`;
  const todo = remedy === undefined ? nothing : phrase`<br>${todoOf(remedy)}`;
  return `- ${inline(phrase`${strong(verdict)} ${name(path)} of ${service}${values} – ${reasonText(difference)}${todo}`)}`;
}

/** What to do, with each command as code. */
function todoOf(remedy: Remedy): Phrase {
  const all = remedyText(remedy);
  const commands = remedy.steps.flatMap((step) => ("command" in step && step.command ? commandText(step.command) : []));
  const { done, rest } = commands.reduce<{ done: Phrase; rest: string }>(
    ({ done, rest }, command) => {
      const [before = ""] = rest.split(command, 1);
      if (before === rest) return { done, rest };
      return { done: phrase`${done}${before}${copied(command)}`, rest: rest.slice(before.length + command.length) };
    },
    { done: nothing, rest: all },
  );
  return phrase`${done}${rest}`;
}

/** Folded is only what has a reason. */
function printed({ blocks }: { readonly blocks: readonly CuttableBlock[] }): string[] {
  const told = blocks.filter(({ items }) => items.length > 0);
  const [open, explained] = [told.filter(isOpen), told.filter((block) => !isOpen(block))];
  const leftOut = blocks.filter(({ more }) => more > 0).map(({ kind, more }) => `${more} ${kind}`);
  return [
    ...(leftOut.length === 0
      ? []
      : [`Left out for length: ${leftOut.join(", ")}. \`tandem parity --json\` lists all.`]),
    ...(open.length === 0 ? [] : [open.flatMap(({ items }) => items).join("\n")]),
    ...explained.map(folded),
  ];
}

const isOpen = ({ kind }: CuttableBlock): boolean =>
  kind === "unhealthy" || kind === "unexplained" || kind === "not checked";

const folded = ({ kind, items, more }: CuttableBlock): string =>
  [`<details><summary>${items.length + more} ${kind}</summary>`, items.join("\n"), "</details>"].join("\n\n");
