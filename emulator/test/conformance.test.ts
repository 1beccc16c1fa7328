import { expect, test } from "vitest";
import { allRoutes } from "../routes.ts";
import type { Answer } from "./ask.ts";
import { tour } from "./tour.ts";

test("the tour visits every route, and none of its requests fails", async () => {
  const answers = await tour();
  const failed = answers.filter(({ answer }) => answer.status >= 400).map(describeAnswer);
  expect(failed).toEqual([]);
  const { counts, unmatched } = answers.at(-1)?.answer.body ?? {};
  expect(unmatched).toEqual({});
  const missed = allRoutes.map(({ method, path }) => `${method} ${path}`).filter((route) => !(route in counts));
  expect(missed, "emulator/test/tour.ts needs a request of each of these routes").toEqual([]);
});

function describeAnswer({ spec, answer }: { spec: string; answer: Answer }): string {
  return `${spec}: ${answer.status} ${JSON.stringify(answer.body)}`;
}
