import type { AppRow, TeamRow } from "../../rows.ts";
import { ownerOf } from "../../wire/app.ts";
import type { World } from "../../world.ts";

/** Who has access to an app: its owner, its team, and those who were added to it. */
export function peopleOf(world: World, app: AppRow) {
  const { accounts, collaborators, teams } = world.store;
  const team = app.teamId === null ? undefined : teams.get(app.teamId);
  const first = team ? membersOf(world, team) : [{ email: ownerOf(world, app).email, role: "owner" }];
  const added = collaborators.where("app", app.id).map(({ accountId, permissions }) => ({
    email: accounts.get(accountId)?.email ?? "a person who is gone",
    role: team ? `collaborator: ${permissions.join(", ")}` : "collaborator",
  }));
  return [...first, ...added];
}

/** Members of a team, each with the role. */
export function membersOf({ store }: World, { id, name }: TeamRow) {
  return store.members.where("team", id).map(({ accountId, role }) => ({
    email: store.accounts.get(accountId)?.email ?? "a person who is gone",
    role: `${role} of ${name}`,
  }));
}
