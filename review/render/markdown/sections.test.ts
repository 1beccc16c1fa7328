import { expect, test } from "vitest";
import type { EnvironmentReview, Report } from "../../report/report.ts";
import { proseOf } from "../../test/markdown-shape.ts";
import { sampleReport, withEnvironments } from "../../test/sample-report.ts";
import { sampleStaging } from "../../test/sample-staging.ts";
import { commentOf } from "./comment.ts";
import { commentFrom, sectionsOf } from "./sections.ts";

/** As a job reviews one environment, with what all jobs see of parity. */
const jobOf = (environment: EnvironmentReview): Report => ({ ...sampleReport, environments: [environment] });

test("jobs of one environment each come to the comment of one job, in whatever order they end", () => {
  const jobs = sampleReport.environments.map(jobOf).map((report) => sectionsOf(report));
  const both = [jobs.flat(), jobs.toReversed().flat()].map((sections) => commentFrom(sections, { project: "estate" }));
  expect(both[1]).toBe(both[0]);
  // What is counted of the whole estate, each job counts for itself.
  const own = "1 drifted, 1 advisory violation, at";
  const ofJob = "1 drifted, 1 unexplained difference, 1 advisory violation, 1 thing not checked, at";
  expect(both[0]?.replace(ofJob, own)).toBe(commentOf(sampleReport));
});

test("staging comes before production, and others before both, by their names", () => {
  const sections = ["production", "qa", "staging", "demo"].flatMap((environment) =>
    sectionsOf(jobOf({ ...sampleStaging, environment })),
  );
  const comment = commentFrom(sections, { project: "estate" });
  expect([...comment.matchAll(/^#### (.*)$/gm)].map(([, name]) => name)).toEqual([
    "demo",
    "qa",
    "staging",
    "production",
  ]);
});

test("a name that no stack has cannot leave its line or its cell", () => {
  const environment = "prod|\n</details>\n@octocat ](x) `a`";
  const review = { ...sampleStaging, environment };
  const comment = commentOf({ ...withEnvironments(review), project: "a\n# b <img>" });
  expect(comment).toContain("### Tandem review of a-b-img-\n\n- 🟡 **prod-details-octocat-x-a-**: pending");
  expect(comment).toContain("\n| prod-details-octocat-x-a- | 2 | 1 |");
  expect(proseOf(comment).filter((line) => line.startsWith("| "))).toHaveLength(3);
});
