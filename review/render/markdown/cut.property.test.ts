import fc from "fast-check";
import { expect, test } from "vitest";
import type { Report } from "../../report/report.ts";
import { hostileText, rewritten } from "../../test/hostile.ts";
import { shapeOf } from "../../test/markdown-shape.ts";
import { largeReport, sampleReport } from "../../test/sample-report.ts";
import { commentOf, summaryOf } from "./comment.ts";

const reports: fc.Arbitrary<Report> = fc.oneof(
  fc.constantFrom(sampleReport, largeReport(7), largeReport(60)),
  hostileText.map((text) => rewritten(largeReport(5), (each) => text + each)),
);

/** Heading, verdicts and table. */
const glance = (comment: string): string => comment.split("\n\n").slice(1, 3).join("\n\n");

test("a comment is never longer than its limit, keeps verdicts and numbers, and ends what it begins", () => {
  fc.assert(
    fc.property(reports, fc.integer({ min: 2000, max: 66_000 }), (report, limit) => {
      const comment = commentOf(report, { limit, fullReportAt: "https://example.org/runs/1/artifacts/2" });
      expect(comment.length).toBeLessThanOrEqual(limit);
      expect(glance(comment)).toBe(glance(commentOf(report, { limit: 10_000_000 })));
      const shape = shapeOf(comment);
      const folds = shape.filter((each) => each.endsWith("fold"));
      expect(folds).toEqual(folds.map((_, index) => (index % 2 === 0 ? "fold" : "end of fold")));
      expect(shape.filter((each) => each.startsWith("UNKNOWN"))).toEqual([]);
      expect(shape.filter((each) => each === "row")).toHaveLength(4);
    }),
    { numRuns: 40 },
  );
});

/** What a comment tells of in sums: items, and those that it says are left out. */
function counted(comment: string): number {
  const items = comment.split("\n").filter((line) => line.startsWith("- ") && !/^- .*\*… and \d+ more/.test(line));
  const more = [...comment.matchAll(/\*… and (\d+) more/g)].map(([, number]) => Number(number));
  const leftOut = comment
    .split("\n")
    .filter((line) => line.startsWith("Left out for length"))
    .flatMap((line) => [...line.matchAll(/ (\d+)(?=,|$)/g)].map(([, number]) => Number(number)));
  return [items.length, ...more, ...leftOut].reduce((sum, number) => sum + number, 0);
}

test("what is left out is counted to the last item", () => {
  const whole = counted(commentOf(largeReport(20), { limit: 10_000_000 }));
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 66_000 }), (limit) => {
      expect(counted(commentOf(largeReport(20), { limit }))).toBe(whole);
    }),
    { numRuns: 20 },
  );
});

test("a job summary counts bytes, and has room for more than a comment", () => {
  const summary = summaryOf(rewritten(largeReport(500), (text) => text.replaceAll("-", "–")));
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(Buffer.byteLength(summary)).toBeGreaterThan(1_000_000);
  expect(commentOf(largeReport(300)).length).toBeLessThan(65_536 - 512);
});
