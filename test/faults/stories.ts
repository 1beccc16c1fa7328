import { definitions } from "../../sdks/heroku/resources/all.ts";
import { type Ask, type LifeStory, lives, type Wire } from "../../sdks/heroku/test/lives.ts";

/** What a resource is made of and changed to, on a Heroku that has nothing yet. */
export interface Story extends Pick<LifeStory, "args" | "change" | "remove" | "outlives" | "stays"> {
  /** Its resource type, such as `heroku:index/app:App`. */
  readonly type: string;
}

const typeOf = (name: string): string => {
  const found = definitions.find(({ token }) => token.endsWith(`:${name}`));
  if (found === undefined) throw new Error(`expected a resource of the provider, got ${name}`);
  return found.token;
};

const storyOf = (name: string): Story => {
  const story = lives[name];
  if (story === undefined) throw new Error(`expected a life cycle of every resource, got none of ${name}`);
  return { ...story, type: typeOf(name) };
};

/** The same resource with other inputs, which send other requests. */
const instead = (name: string, args: (ask: Ask, usual: Wire) => Wire | Promise<Wire>, change?: Wire): Story => {
  const { change: _, ...story } = storyOf(name);
  return {
    ...story,
    ...(change && { change }),
    args: async (ask) => args(ask, await story.args(ask)),
  };
};

const names = definitions.map(({ token }) => token.split(":").at(-1) ?? "");

/** The life cycle of every resource of the provider, and what else sends requests of its own. */
export const stories: Readonly<Record<string, Story>> = {
  ...Object.fromEntries(names.map((name) => [name, storyOf(name)])),
  AppWithAll: instead(
    "App",
    (_, usual) => ({ ...usual, acm: true, buildpacks: ["heroku/nodejs"], maintenance: true }),
    {
      name: "life-of-another",
      acm: false,
      buildpacks: ["heroku/python"],
      maintenance: false,
      stack: "heroku-22",
    },
  ),
  AddonPostgres: instead("Addon", (_, { appId = "" }) => ({ appId, plan: "heroku-postgresql:essential-0" }), {
    plan: "heroku-postgresql:essential-1",
    name: "life-of-a-database",
  }),
  AddonAttachmentUnnamed: instead("AddonAttachment", (_, { appId = "", addonId = "" }) => ({ appId, addonId })),
  AppWebhookOwnKey: instead("AppWebhook", (_, { secret: __, ...usual }) => usual, {
    url: "https://hooks.example.org/b",
    includes: ["api:build"],
  }),
  DrainOpen: instead("Drain", (_, { appId = "" }) => ({ appId, url: "https://logs.example.org/open" })),
  AppTransferred: instead("App", (_, usual) => usual, { organization: { name: "example-agency" } }),
  AddonNamed: instead("Addon", (_, usual) => ({ ...usual, attachmentName: "LOGS" }), { attachmentName: "LOGBOOK" }),
  FormationWaiting: instead("Formation", (_, usual) => ({ ...usual, type: "worker" })),
};
