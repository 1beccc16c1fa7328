import { expect, test } from "vitest";
import { allCases, type Case, wrongIn } from "./faults/case.ts";
import { hasOnceWrong, wasOnceWrong } from "./faults/once-wrong.ts";
import { randomOf } from "./faults/virtual-time.ts";

const SAMPLE = 250;

/** What was wrong, by the case's id: run it alone with `npm run faults -- --only <id>`. */
async function wrongAmong(cases: readonly Case[]): Promise<Record<string, string[]>> {
  const wrong: Record<string, string[]> = {};
  for (const each of cases) {
    const found = await wrongIn(each);
    if (found.length > 0) wrong[each.id] = found;
  }
  return wrong;
}

test("after a fault at any request nothing is lost, doubled or shown as done that is not", async () => {
  const random = randomOf(11);
  const all: Case[] = [];
  for await (const each of allCases()) all.push(each);
  const sampled = all.filter(() => random() < SAMPLE / all.length);
  expect(all.length).toBeGreaterThan(5000);
  expect(new Set(all.map(({ story }) => story.type)).size).toBeGreaterThanOrEqual(15);
  expect(await wrongAmong(sampled)).toEqual({});
});

test("no case that was wrong once is wrong again", async () => {
  const known: Case[] = [];
  for await (const each of allCases()) if (wasOnceWrong(each.id)) known.push(each);
  expect(known.length).toBeGreaterThan(250);
  expect(await wrongAmong(known)).toEqual({});
});

test("each create of a resource that no case of was wrong yet is safe after a fault at any request", async () => {
  const fresh: Case[] = [];
  for await (const each of allCases()) {
    const ofStory = each.id.split("/").slice(0, 2).join("/");
    if (each.operation === "create" && !hasOnceWrong(ofStory)) fresh.push(each);
  }
  expect(fresh.length).toBeGreaterThan(50);
  const remedy = "mend the create; then the cases that were wrong go into test/faults/once-wrong.ts";
  expect(await wrongAmong(fresh), remedy).toEqual({});
});
