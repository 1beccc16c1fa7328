import { z } from "zod";
import { defineRule } from "../rule.ts";

export const teamOwnsApps = defineRule({
  name: "team-owns-apps",
  holds: "Every app belongs to the estate's team.",
  why: "A person's app goes where its owner goes, and is on the owner's bill.",
  severity: "high",
  level: "mandatory",
  remedy: "Give `organization` of the app the team that `estate:team` names; transfer an app that a person owns first.",
  rows: [9, 10, 100],
  settings: z.strictObject({}),
  check({ apps, team }) {
    return apps.flatMap(({ name, urn, service, team: owner }) => {
      if (owner !== undefined && (team === undefined || owner === team)) return [];
      const expected = team === undefined ? "a team" : `team ${team}`;
      const message = `${name}: expected an app of ${expected}, got one of ${owner ?? "a person"}: set its organization`;
      return [{ service, urn, message }];
    });
  },
});
