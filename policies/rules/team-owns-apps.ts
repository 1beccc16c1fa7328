import { defineRule, violation } from "../rule.ts";

export const teamOwnsApps = defineRule({
  name: "team-owns-apps",
  holds: "Every app belongs to the estate's team.",
  why: "A personal app leaves with its owner, and Heroku bills the owner.",
  severity: "high",
  level: "mandatory",
  remedy: "Set the app's `organization` to the team in `estate:team`. Transfer a personal app to the team first.",
  rows: [9, 10, 100],
  check: ({ apps, team }) =>
    apps
      .filter((app) => app.team === undefined || (team !== undefined && app.team !== team))
      .map((app) => {
        const expected = team === undefined ? "a team" : `team ${team}`;
        return violation(
          app,
          `an app owned by ${expected}, got one owned by ${app.team ?? "a person"}: set its organization`,
        );
      }),
});
