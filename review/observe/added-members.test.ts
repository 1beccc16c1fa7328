import { expect, test } from "vitest";
import { herokuOf } from "../collect/test/heroku-of.ts";
import { settings } from "../collect/test/sample.ts";
import { addedMembers } from "./added-members.ts";
import { declaredOf } from "./declared.ts";
import { appRow, observedOn } from "./test/observed-app.ts";

const environments = ["staging", "production"];
const appName = "catalog-staging";

const coupled = (app: string, stage: string, pipeline = "p1") => ({
  app: { id: app },
  pipeline: { id: pipeline },
  stage,
});

/** Names of the members that an environment reports, whose own app is `own`. */
async function membersOf(environment: "staging" | "production", own: string): Promise<string[]> {
  const { heroku } = herokuOf({
    "/apps": [
      ...["a1", "a2", "by-stage", "trial", "review", "test", "elsewhere"].map((id) => appRow(id, `${id}-app`)),
      ...environments.map((each) => appRow(`own-${each}`, appName.replace(/production$|staging$/, each))),
    ],
    "/pipeline-couplings": [
      coupled("a1", "staging"),
      coupled("a2", "production"),
      coupled("by-stage", "production"),
      coupled("trial", "development"),
      coupled("review", "review"),
      coupled("test", "test"),
      coupled("elsewhere", "production", "p2"),
      // Declared apps that were moved.
      coupled("own-staging", "production"),
      coupled("own-production", "staging"),
    ],
  }).source;
  const observed = observedOn(heroku, "catalog", appRow(own, `${own}-app`));
  const [declared] = declaredOf({ ...settings, environment }, {}, undefined, new Map());
  if (declared === undefined) throw new Error("expected a service in the sample");
  const found = await addedMembers({ observed, declared }, [
    { appName: appName.replace(/production$|staging$/, environment) },
  ]);
  return found.flatMap((each) => (each.kind === "pipeline member" ? [each.member] : []));
}

test("reports a pipeline member once: in its stage's environment, or in the first one when no environment has the stage", async () => {
  expect(await membersOf("staging", "a1")).toEqual(["trial-app"]);
  expect(await membersOf("production", "a2")).toEqual(["by-stage-app"]);
});
