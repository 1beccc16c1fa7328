import { describe, expect, test } from "vitest";
import { sampleReport } from "../test/sample-report.ts";
import { GitHub } from "./api.ts";
import { commentOf, type StoredSection, sectionsIn, storedSections } from "./comment-text.ts";
import { keepComment } from "./sticky-comment.ts";
import { answered } from "./test/answering.ts";
import { jobOn, jobSurroundings, sectionsOf, WaitingClock } from "./test/jobs.ts";
import { fetchOf } from "./test/serving.ts";
import { StandIn } from "./test/stand-in.ts";

const PULL = 7;
const ours = "github-actions[bot]";

const keep = (standIn: StandIn, sections: readonly StoredSection[]) =>
  keepComment(jobOn(standIn), { pullRequest: PULL, project: "estate", sections });

const environmentsIn = (body: string | undefined) =>
  sectionsIn("estate", body ?? "").map(({ section }) => section.environment);

describe("the one comment of a project", () => {
  test("is made, and changed in place from then on", async () => {
    const standIn = new StandIn();
    expect(await keep(standIn, sectionsOf("production"))).toMatchObject({ before: [] });
    const kept = await keep(standIn, sectionsOf("staging"));
    expect(kept.before.map(({ section }) => section.environment)).toEqual(["production"]);
    const [comment, ...others] = standIn.on(PULL);
    expect(others).toEqual([]);
    expect(comment?.reactions).toEqual([]);
    expect(comment?.body).toContain("✅ **staging**: clean");
    expect(comment?.body.indexOf("**staging**")).toBeLessThan(comment?.body.indexOf("**production**") ?? 0);
    expect(kept.url).toContain(`#issuecomment-${comment?.id}`);
  });

  test("is found behind 300 comments, and nobody else's is touched", async () => {
    const standIn = new StandIn();
    const before = Array.from({ length: 300 }, (_, index) => standIn.plant(PULL, "somebody", `remark ${index}`).body);
    await keep(standIn, sectionsOf("staging"));
    standIn.plant(PULL, "somebody", "a last remark");
    await keep(standIn, sectionsOf("staging", 11));
    expect(standIn.on(PULL).map(({ body }) => body)).toEqual([...before, expect.any(String), "a last remark"]);
    expect(standIn.comments.filter(({ author }) => author === ours)).toHaveLength(1);
    expect(standIn.asked).toContainEqual("GET /repos/example-library/estate/issues/7/comments");
  });

  test("is not another author's comment with the mark, nor one that quotes it", async () => {
    const standIn = new StandIn();
    const forged = commentOf("estate", sectionsOf("production"));
    standIn.plant(PULL, "somebody", forged);
    standIn.plant(PULL, ours, `> ${forged}`);
    standIn.plant(PULL, ours, commentOf("other-project", sectionsOf("production")));
    await keep(standIn, sectionsOf("staging"));
    expect(standIn.on(PULL)).toHaveLength(4);
    expect(standIn.on(PULL)[0]?.body).toBe(forged);
    expect(environmentsIn(standIn.on(PULL)[3]?.body)).toEqual(["staging"]);
  });

  test("is put together where a job that was killed has left two", async () => {
    const standIn = new StandIn();
    standIn.plant(PULL, ours, commentOf("estate", sectionsOf("production")));
    standIn.plant(PULL, ours, commentOf("estate", sectionsOf("preview")));
    await keep(standIn, sectionsOf("staging"));
    expect(standIn.on(PULL).map(({ body }) => environmentsIn(body))).toEqual([["preview", "staging", "production"]]);
  });

  test("is rewritten if it is damaged", async () => {
    const standIn = new StandIn();
    standIn.plant(PULL, ours, `${commentOf("estate", sectionsOf("production")).slice(0, 60)} edited -->`);
    await keep(standIn, sectionsOf("staging"));
    expect(standIn.on(PULL).map(({ body }) => environmentsIn(body))).toEqual([["staging"]]);
  });

  test("keeps a later look, whichever job ends last", async () => {
    const standIn = new StandIn();
    await keep(standIn, sectionsOf("staging", 12));
    await keep(standIn, sectionsOf("staging", 11));
    expect(sectionsIn("estate", standIn.on(PULL)[0]?.body ?? "").map(({ at }) => at)).toEqual(["2026-11-20T12:00:00Z"]);
  });

  test("is as long as GitHub takes, with every environment's verdict, whatever was found", async () => {
    const standIn = new StandIn();
    const [review] = sampleReport.environments;
    const changes = Array.from({ length: 3000 }, (_, index) => ({
      ...review?.changes[0],
      urn: `urn:${index}`,
      name: `object-${Math.sin(index)}`,
    }));
    const long = { ...sampleReport, environments: sampleReport.environments.map((each) => ({ ...each, changes })) };
    await keep(standIn, storedSections(long as typeof sampleReport, { now: Date.parse(sampleReport.at) }));
    await keep(standIn, sectionsOf("preview"));
    const [comment] = standIn.on(PULL);
    expect(comment?.body.length).toBeLessThanOrEqual(65_536);
    expect(environmentsIn(comment?.body)).toEqual(["preview", "staging", "production"]);
    for (const { environment } of sampleReport.environments) expect(comment?.body).toMatch(`**${environment}**: `);
  });
});

describe("when GitHub is in trouble", () => {
  test.each([
    ["a rate limit", { ...answered(429, { message: "slow down" }), headers: { "retry-after": "3" } }],
    [
      "the hourly limit",
      { ...answered(403, {}), headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1795255230" } },
    ],
    ["a secondary limit", answered(403, { message: "You have exceeded a secondary rate limit." })],
    ["a bad gateway", answered(502, "<html>")],
    ["a bad gateway that carried it out", { ...answered(502, "<html>"), happens: true as const }],
    ["a connection that breaks", { status: 0 }],
    ["an answer that is no JSON", { ...answered(200, undefined), data: "<html>" }],
  ])("%s at any request leaves one comment with both sections", async (_, fault) => {
    for (let at = 0; at < 12; at += 1) {
      const standIn = new StandIn();
      await keep(standIn, sectionsOf("production"));
      standIn.comments = at % 2 === 0 ? standIn.comments : [];
      standIn.faults.push(...Array<undefined>(at).fill(undefined), fault);
      await keep(standIn, sectionsOf("staging"));
      expect(standIn.on(PULL).map(({ body }) => environmentsIn(body))).toEqual([
        at % 2 === 0 ? ["staging", "production"] : ["staging"],
      ]);
      expect(standIn.on(PULL)[0]?.reactions).toEqual([]);
    }
  });

  test("a comment that is deleted during a write is created again", async () => {
    const standIn = new StandIn();
    await keep(standIn, sectionsOf("production"));
    const reach = fetchOf(standIn);
    let isRemoved = false;
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (init?.method === "PATCH" && !isRemoved) {
        standIn.comments = [];
        isRemoved = true;
      }
      return reach(input, init);
    };
    await keepComment(jobOn(standIn, { fetch }), {
      pullRequest: PULL,
      project: "estate",
      sections: sectionsOf("staging"),
    });
    expect(standIn.on(PULL).map(({ body }) => environmentsIn(body))).toEqual([["staging"]]);
  });

  test.each(["https://api.github.com", "https://github.example.org/api/v3"])(
    "whose token it is may be asked again at %s, even after a long trouble",
    async (apiUrl) => {
      const standIn = new StandIn();
      standIn.faults.push(...Array.from({ length: 12 }, () => answered(502, {})));
      const reach = fetchOf(standIn);
      const fetch: typeof globalThis.fetch = (input, init) => reach(String(input).replace("/api/", "/"), init);
      const github = new GitHub({ ...jobSurroundings, apiUrl, fetch, clock: new WaitingClock() });
      await expect(github.login()).rejects.toThrow("GitHub answered 502");
      expect(standIn.asked).toHaveLength(5);
      await expect(github.login()).rejects.toThrow("GitHub answered 502");
      expect(await github.login()).toBe(ours);
    },
  );

  test("a lock whose holder was killed is taken after a minute", async () => {
    const standIn = new StandIn();
    const { reactions } = standIn.plant(PULL, ours, commentOf("estate", sectionsOf("production")));
    reactions.push({ id: 5, author: ours, content: "eyes" });
    await keep(standIn, sectionsOf("staging"));
    expect(standIn.on(PULL).map(({ body }) => environmentsIn(body))).toEqual([["staging", "production"]]);
  });

  test("a token that may not react goes without the lock", async () => {
    const standIn = new StandIn();
    standIn.forbidden = /reactions/;
    await keep(standIn, sectionsOf("staging"));
    expect(standIn.on(PULL).map(({ body }) => environmentsIn(body))).toEqual([["staging"]]);
  });

  test("a GitHub that never answers is told within two minutes", async () => {
    const clock = new WaitingClock();
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    const kept = keepComment(jobOn(new StandIn(), { fetch, clock }), {
      pullRequest: PULL,
      project: "estate",
      sections: [],
    });
    await expect(kept).rejects.toThrow("POST /graphql: GitHub did not answer: ");
    expect(clock.now()).toBeLessThan(120_000);
  });

  test("a token that may not comment is told at once", async () => {
    const standIn = new StandIn();
    standIn.forbidden = /^POST .*comments$/;
    await expect(keep(standIn, sectionsOf("staging"))).rejects.toThrow(
      "POST /repos/example-library/estate/issues/7/comments: GitHub answered 403: Resource not accessible by integration",
    );
  });
});
