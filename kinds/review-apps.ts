import { type Acceptance, acceptEach, asCode, declareIn, unwritten, written } from "./acceptance.ts";
import { type Code, code, gap } from "./command.ts";
import type { Where } from "./declared-service.ts";
import type { DriftedProperty } from "./drift.ts";
import { undeclare } from "./edits.ts";
import type { KindDefinition } from "./kind.ts";
import { only } from "./naming.ts";

/** Whether and how an app is made for each pull request. */
export const reviewApps = {
  token: "heroku:index/reviewAppConfig:ReviewAppConfig",
  label: "review apps",
  naming: only("review-apps"),
  goesWith: ["pipeline"],
  shown: ["automaticReviewApps", "baseName", "staleDays", "waitForCi"],
  isDeclared: (_, { declaration }) => declaration.reviewApps !== undefined,
  declared(_, { declaration: { reviewApps: declared } }) {
    const values = Object.entries(words).map(([path, word]) => [path, declared?.[word]?.toString()]);
    return Object.fromEntries(values);
  },
  acceptChange: ({ properties }, where) => acceptEach(properties, (each) => acceptProperty(each, where)),
  acceptDeletion: (_, { own }) => written(undeclare(own.declaration.name, "reviewApps")),
} as const satisfies KindDefinition;

/** What a property is called in the declaration. */
const words = {
  automaticReviewApps: "automatic",
  baseName: "baseName",
  staleDays: "staleDays",
  waitForCi: "waitForCi",
} as const;

const isWord = (path: string): path is keyof typeof words => Object.hasOwn(words, path);

function acceptProperty({ path, shown }: DriftedProperty, where: Where): Acceptance {
  const accept = (args: Code): Acceptance => written(declareIn(where, "reviewApps", code`reviewApps(${args})`));
  if (path === "orgRepo") return accept(code`"${gap("owner")}/${gap("repository")}", …`);
  if (!isWord(path)) return unwritten({ code: "review apps follow service" });
  const after = asCode(shown?.after);
  return accept(code`…, { ${words[path]}: ${path === "baseName" ? code`"${after}"` : after} }`);
}
