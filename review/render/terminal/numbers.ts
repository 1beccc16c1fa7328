import { stripVTControlCharacters } from "node:util";
import type { Report } from "../../report/report.ts";
import { cellsOf, columns } from "../words/overview.ts";
import { clipped, ours, strong } from "../words/phrase.ts";
import { linesOf, type Page } from "./lines.ts";

const labels = Math.max(...columns.map((column) => column.length)) + 2;

/** Narrower, a cell could not be read. */
const narrowest = 24;

/** A row for each number, a column for each environment; as many tables as the width asks for. */
export function numbers(report: Report, page: Page): string[] {
  const all = report.environments.map((review) => ({
    environment: clipped(review.environment, narrowest - 2),
    cells: cellsOf(report, review),
  }));
  const most = Math.max(1, Math.floor((page.width - labels) / narrowest));
  const groups = Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
  return groups.flatMap((group, at) => {
    const share = Math.floor((page.width - labels) / group.length) - 2;
    const own = { ...page, width: Math.min(share, Math.max(narrowest, longestIn(group))) };
    const head = row(
      "",
      group.map(({ environment }) => linesOf(strong(environment), 0, own)),
      own.width,
    );
    const rows = columns.flatMap((column, index) =>
      row(
        column,
        group.map(({ cells }) => linesOf(ours(cells[index] ?? ""), 0, own)),
        own.width,
      ),
    );
    return [...(at === 0 ? [] : [""]), ...head, ...rows];
  });
}

/** No column is wider than what stands in it: numbers far from each other are hard to compare. */
const longestIn = (group: readonly { environment: string; cells: readonly string[] }[]): number =>
  Math.max(...group.flatMap(({ environment, cells }) => [environment, ...cells]).map(({ length }) => length));

/** Cells of several lines stand beside each other. */
function row(label: string, cells: readonly (readonly string[])[], width: number): string[] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = cells.map((lines) => padded(lines[line] ?? "", width));
    return [padded(line === 0 ? label : "", labels - 2), ...texts].join("  ").trimEnd();
  });
}

/** Colours take no room. */
const padded = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - stripVTControlCharacters(text).length));
