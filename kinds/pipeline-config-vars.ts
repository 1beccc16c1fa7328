import { acceptEach, declareIn, unwritten, written } from "./acceptance.ts";
import { code, gap } from "./command.ts";
import { configKey } from "./config-vars.ts";
import type { KindDefinition } from "./kind.ts";
import { affixed } from "./naming.ts";

/** The config vars of review apps, or of test runs: the part is the stage `review` or `test`. */
export const pipelineConfigVars = {
  token: "heroku:index/pipelineConfigVar:PipelineConfigVar",
  label: "config vars of review apps",
  naming: affixed("review-apps-"),
  place: (stage) => `review-apps-${stage}`,
  goesWith: ["pipeline"],
  isDeclared: (_, { declaration }) => declaration.reviewApps !== undefined,
  acceptChange: ({ properties }, where) =>
    acceptEach(properties, ({ path }) => {
      if (path.startsWith("sensitiveVars")) return unwritten({ code: "secrets of first environment" });
      const config = code`config: { ${configKey(path)}: "${gap("live value")}" }`;
      return written(declareIn(where, "reviewApps", code`reviewApps(…, { ${config} })`));
    }),
} as const satisfies KindDefinition;
