import { z } from "zod";
import { defineRule } from "../rule.ts";

export const teamOwnsApps = defineRule({
  name: "team-owns-apps",
  holds: "Every app belongs to the estate's team.",
  why: "A personal app leaves with its owner, and Heroku bills the owner.",
  severity: "high",
  level: "mandatory",
  remedy: "Set the app's `organization` to the team in `estate:team`. Transfer a personal app to the team first.",
  rows: [9, 10, 100],
  settings: z.strictObject({}),
  check({ apps, team }) {
    return apps.flatMap(({ name, urn, service, team: owner }) => {
      if (owner !== undefined && (team === undefined || owner === team)) return [];
      const expected = team === undefined ? "a team" : `team ${team}`;
      const message = `${name}: expected an app owned by ${expected}, got one owned by ${owner ?? "a person"}: set its organization`;
      return [{ service, urn, message }];
    });
  },
});
