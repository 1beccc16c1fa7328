import fc from "fast-check";
import { expect, test } from "vitest";
import { type StoredSection, sectionsIn } from "./comment-text.ts";
import { keepComment } from "./sticky-comment.ts";
import { jobOn, SharedClock, sectionsOf, WaitingClock } from "./test/jobs.ts";
import { fetchOf } from "./test/serving.ts";
import { StandIn } from "./test/stand-in.ts";

const PULL = 7;

/** Jobs whose requests arrive, and whose answers come back, in whatever order the scheduler likes. */
async function atOnce(scheduler: fc.Scheduler, standIn: StandIn, jobs: readonly StoredSection[][]): Promise<void> {
  const reach = fetchOf(standIn);
  const fetch: typeof globalThis.fetch = async (...request) => {
    await scheduler.schedule(Promise.resolve(), "arrives");
    return await scheduler.schedule(reach(...request), "comes back");
  };
  const clock = new WaitingClock();
  const done = jobs.map((sections) =>
    keepComment(jobOn(standIn, { fetch, clock }), { pullRequest: PULL, project: "estate", sections }),
  );
  await scheduler.waitFor(Promise.all(done));
}

const said = (standIn: StandIn) =>
  standIn
    .on(PULL)
    .map(({ body }) =>
      sectionsIn("estate", body).map(({ section, at }) => `${section.environment} ${at.slice(11, 13)}`),
    );

test("concurrent jobs, in any order of their requests, leave one comment with the section of each", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, isThere) => {
      const standIn = new StandIn();
      if (isThere)
        await keepComment(jobOn(standIn), {
          pullRequest: PULL,
          project: "estate",
          sections: sectionsOf("production", 9),
        });
      await atOnce(scheduler, standIn, [
        sectionsOf("staging", 10),
        sectionsOf("production", 10),
        sectionsOf("staging", 11),
      ]);
      expect(said(standIn)).toEqual([["staging 11", "production 10"]]);
      expect(standIn.on(PULL)[0]?.reactions).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("without a lock, two jobs that create the comment at once leave one", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const standIn = new StandIn();
      standIn.forbidden = /reactions/;
      await atOnce(scheduler, standIn, [sectionsOf("staging"), sectionsOf("production")]);
      expect(standIn.on(PULL)).toHaveLength(1);
    }),
    { numRuns: 25 },
  );
});

test("without a lock, and with requests of at most two seconds, neither job loses the other's section", async () => {
  const second = fc.nat(1000);
  const latencies = fc.infiniteStream(second);
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), latencies, async (later, delays) => {
      const [standIn, clock] = [new StandIn(), new SharedClock()];
      await keepComment(jobOn(standIn), { pullRequest: PULL, project: "estate", sections: sectionsOf("preview", 9) });
      standIn.forbidden = /reactions/;
      const reach = fetchOf(standIn);
      const late = () => clock.pause(delays.next().value ?? 0);
      const fetch: typeof globalThis.fetch = async (...request) => {
        await late();
        const answer = await reach(...request);
        await late();
        return answer;
      };
      const keep = (environment: string) =>
        keepComment(jobOn(standIn, { fetch, clock }), {
          pullRequest: PULL,
          project: "estate",
          sections: sectionsOf(environment),
        });
      await clock.passUntil(Promise.all([keep("staging"), clock.pause(later).then(() => keep("production"))]));
      expect(said(standIn)).toEqual([["preview 09", "staging 10", "production 10"]]);
    }),
    { numRuns: 80 },
  );
});
