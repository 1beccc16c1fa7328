import { z } from "zod";
import { defineRule } from "../rule.ts";

export const buildpacksArePinned = defineRule({
  name: "buildpacks-are-pinned",
  holds: "A buildpack that is taken from a repository is taken at a tag or a commit of it.",
  why: "Whoever can push to the repository runs code in every build, and two environments may be built by different ones.",
  severity: "medium",
  // Many a good service has had such a buildpack for years.
  level: "advisory",
  remedy: "Add `#<commit>` to the buildpack's address in index.ts, or take one of Heroku's registry.",
  rows: [51],
  settings: z.strictObject({}),
  check: ({ apps }) =>
    apps.flatMap(({ name, urn, service, buildpacks }) =>
      buildpacks.filter(isLoose).map((buildpack) => ({
        service,
        urn,
        message: `${name}: expected a buildpack at a tag or a commit, got ${withoutUser(buildpack)} at the head of its branch: add #<commit>`,
      })),
    ),
});

const ofHeroku = /^https?:\/\/(www\.)?github\.com\/(heroku|heroku-community)\//i;

const isLoose = (buildpack: string): boolean =>
  /^(https?|git|ssh):\/\/|^git@/i.test(buildpack) &&
  !buildpack.includes("#") &&
  !ofHeroku.test(buildpack) &&
  !/\.(tgz|tar\.gz)$/i.test(buildpack);

/** An address may hold a token. */
const withoutUser = (address: string): string => address.replace(/\/\/[^/@\s]*@/, "//");
