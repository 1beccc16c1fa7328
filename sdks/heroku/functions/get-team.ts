import { z } from "zod";
import { defineFunction } from "../define/function.ts";
import { NotFound } from "../define/not-found.ts";
import { teamNamed } from "../resources/apps/team-named.ts";

/** Finds a team by its name. */
export const getTeamFunction = defineFunction({
  token: "heroku:index/getTeam:getTeam",
  summary: "Looks up a team by its name.",
  inputs: z.strictObject({
    name: z.string().min(1).describe("Name of the team, or its id."),
  }),
  outputs: z.object({
    id: z.string().describe("Id of the team."),
    name: z.string().describe("Name of the team."),
    role: z.string().nullable().describe("Role of the key's owner in the team, such as `admin`."),
  }),
  async run(api, { name }) {
    const team = await teamNamed(api, name);
    if (team === undefined) {
      throw new NotFound(
        `name: expected a team that this key can see, got ${JSON.stringify(name)}; check the name and the key`,
      );
    }
    return { id: team.id, name: team.name, role: team.role ?? null };
  },
});
