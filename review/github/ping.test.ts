import { expect, test } from "vitest";
import { verdictOf } from "../report/verdict.ts";
import { cleanReview, sampleReport } from "../test/sample-report.ts";
import { storedSections } from "./comment-text.ts";
import { pingOf } from "./ping.ts";
import { jobAt, reportAt, sectionsOf } from "./test/jobs.ts";

const url = "https://github.com/example-library/estate/pull/7#issuecomment-1";

test("reports what got worse, one line per environment, with a link", () => {
  const clean = [...sectionsOf("staging"), ...sectionsOf("production")];
  const stopped = sampleReport.environments.find((review) => verdictOf(review) === "stopped");
  if (stopped === undefined) throw new Error("expected a stopped environment in the sample");
  const now = storedSections(
    reportAt(11, [cleanReview("staging"), { ...stopped, environment: "production" }]),
    jobAt(11),
  );
  expect(pingOf(clean, now, url)).toMatch(
    /^This pull request got worse: see \[the review\]\(https:\S+\)\.\n\n- \*\*production\*\*: was clean, is stopped(; destructive changes: 0 → \d+)?(; drifted resources: 0 → \d+)?(; added by hand: 0 → \d+)?(; unhealthy: 0 → \d+)?$/,
  );
  expect(pingOf(now, now, url)).toBeUndefined();
  expect(pingOf(now, clean, url)).toBeUndefined();
  expect(pingOf([], now, url)).toBeUndefined();
});

test("changes without losses notify nobody; new drift does", () => {
  const [drifted] = sampleReport.environments;
  if (drifted === undefined) throw new Error("expected an environment in the sample");
  const { changes, drift } = drifted;
  const pending = { ...cleanReview("staging"), changes: changes.filter(({ isDestructive }) => !isDestructive) };
  const now = (review: typeof drifted) => storedSections(reportAt(11, [review]), jobAt(11));
  expect(verdictOf(pending)).toBe("pending");
  expect(pingOf(sectionsOf("staging"), now(pending), url)).toBeUndefined();
  expect(pingOf(sectionsOf("staging"), now({ ...pending, drift }), url)).toMatch(
    /\*\*staging\*\*: drifted resources: 0 → \d+$/,
  );
});
