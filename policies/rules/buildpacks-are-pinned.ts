import { defineRule, violation } from "../rule.ts";

export const buildpacksArePinned = defineRule({
  name: "buildpacks-are-pinned",
  holds: "Every buildpack from a Git repository is pinned to a tag or commit.",
  why: "Anyone who can push to the repository can run code in your builds, and two environments may be built with different versions.",
  severity: "medium",
  // Advisory, because many sound services have used such a buildpack for years.
  level: "advisory",
  remedy: "Add `#<commit>` to the buildpack's URL in index.ts, or use one from the Heroku Buildpack Registry.",
  rows: [51],
  check: ({ apps }) =>
    apps.flatMap((app) =>
      app.buildpacks
        .filter(isUnpinned)
        .map((buildpack) =>
          violation(
            app,
            `a buildpack pinned to a tag or commit, got ${withoutUser(buildpack)} without one: add #<commit>`,
          ),
        ),
    ),
});

const ofHeroku = /^https?:\/\/(www\.)?github\.com\/(heroku|heroku-community)\//i;

const isUnpinned = (buildpack: string): boolean =>
  /^(https?|git|ssh):\/\/|^git@/i.test(buildpack) &&
  !buildpack.includes("#") &&
  !ofHeroku.test(buildpack) &&
  !/\.(tgz|tar\.gz)$/i.test(buildpack);

/** A URL may contain a token. */
const withoutUser = (address: string): string => address.replace(/\/\/[^/@\s]*@/, "//");
