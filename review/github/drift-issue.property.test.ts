import fc from "fast-check";
import { expect, test } from "vitest";
import { unread } from "../test/sample-objects.ts";
import { sampleProduction } from "../test/sample-production.ts";
import { cleanReview } from "../test/sample-report.ts";
import { keepDriftIssue } from "./drift-issue.ts";
import { lookOf } from "./drift-ledger.ts";
import { jobOn, reportAt } from "./test/jobs.ts";
import { StandIn } from "./test/stand-in.ts";

const clean = cleanReview("production", sampleProduction);
const sample = sampleProduction.drift.find(({ ignored }) => !ignored);
if (sample === undefined) throw new Error("expected a drift in the sample");

const objects = ["one", "two", "three"];
const SIGHTINGS = 2;

interface Seen {
  readonly drifted: readonly string[];
  readonly isWhole: boolean;
  /** Somebody closes the issue, or opens it, before the look. */
  readonly byHand: "open" | "closed" | undefined;
}

const seen: fc.Arbitrary<Seen> = fc.record({
  drifted: fc.subarray(objects),
  isWhole: fc.boolean(),
  byHand: fc.constantFrom(undefined, undefined, "open", "closed"),
});

const reviewOf = ({ drifted, isWhole }: Seen) => ({
  ...clean,
  drift: drifted.map((name) => ({ ...sample, urn: `${sample.urn}-${name}`, name })),
  notChecked: isWhole ? [] : [unread("webhooks")],
});

/** As the page on reviews has it: sightings in a row, where a look that saw not everything breaks no row. */
class Model {
  #counts: Record<string, number> = {};
  #blind = 0;
  isOpen = false;

  /** What somebody is to hear of. */
  look({ drifted, isWhole }: Seen): string[] {
    const [before, wasOpen] = [this.#counts, this.isOpen];
    const wasReported = (name: string) => wasOpen && (before[name] ?? 0) >= SIGHTINGS;
    const counted = Object.fromEntries(drifted.map((name) => [name, (before[name] ?? 0) + 1]));
    this.#counts = isWhole ? counted : { ...before, ...counted };
    this.#blind = isWhole ? 0 : this.#blind + 1;
    const reported = drifted.filter((name) => (counted[name] ?? 0) >= SIGHTINGS);
    const isSilent = reported.length === 0 && this.#blind < SIGHTINGS;
    const isClean = isWhole && drifted.length === 0;
    this.isOpen = !isSilent || (wasOpen && !isClean);
    return reported.filter((name) => !wasReported(name));
  }
}

const namesIn = (text: string): string[] => text.match(/(?<=`)(?:one|two|three)(?=`)/g) ?? [];

async function holds(looks: readonly Seen[]): Promise<void> {
  const [standIn, model] = [new StandIn(), new Model()];
  for (const [hour, look] of looks.entries()) {
    const [issue] = standIn.issues;
    if (issue !== undefined && look.byHand !== undefined) {
      issue.state = look.byHand;
      model.isOpen = look.byHand === "open";
    }
    const review = reviewOf(look);
    const said = standIn.comments.length;
    await keepDriftIssue(jobOn(standIn), {
      project: "estate",
      environment: "production",
      look: lookOf(reportAt(hour, [review]), review),
      sightings: SIGHTINGS,
    });
    const news = model.look(look);
    expect(standIn.issues.map(({ state }) => state)).toEqual([model.isOpen ? "open" : "closed"]);
    expect(standIn.comments.slice(said).flatMap(({ body }) => namesIn(body))).toEqual(news);
  }
}

test("any sequence of checks keeps one issue open while there is drift, and reports each drift when it is new", async () => {
  await fc.assert(fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 7 }), holds), { numRuns: 40 });
});
