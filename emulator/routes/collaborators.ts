import { z } from "zod";
import { onApp } from "../access/access.ts";
import { demand } from "../access/demand.ts";
import type { Call } from "../call.ts";
import { iso } from "../clock.ts";
import { uuidOf } from "../ids.ts";
import { findPerson } from "../model/accounts.ts";
import { emit } from "../model/events.ts";
import { permissions, withView } from "../model/permissions.ts";
import { invalid, orNotFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, CollaboratorRow } from "../rows.ts";
import { ownerOf } from "../wire/app.ts";
import type { World } from "../world.ts";

const right = z.enum(permissions.map(({ name }) => name));
const personal = z.strictObject({ user: z.string(), silent: z.boolean().optional() });
const ofTeam = personal.extend({ permissions: z.array(right).optional() });
const change = z.strictObject({ permissions: z.array(right) });

/** Who may do what on an app. */
export const collaboratorRoutes: readonly Route[] = [
  lists("GET /apps/{app}/collaborators", onApp("view"), ["id"], allCollaborators),
  lists("GET /teams/apps/{app}/collaborators", onApp("view"), ["id"], allCollaborators),
  reads("GET /apps/{app}/collaborators/{collaborator}", onApp("view"), shown),
  reads("GET /teams/apps/{app}/collaborators/{collaborator}", onApp("view"), shown),
  writes("POST /apps/{app}/collaborators", onApp("manage people"), personal, (call, app) =>
    add(call, app, call.body.user, ["deploy", "operate"]),
  ),
  writes("POST /teams/apps/{app}/collaborators", onApp("manage people"), ofTeam, (call, app) =>
    add(call, app, call.body.user, call.body.permissions ?? []),
  ),
  writes("PATCH /teams/apps/{app}/collaborators/{collaborator}", onApp("manage people"), change, (call, app) => {
    const row = theCollaborator(call, app);
    const changed = { ...row, permissions: withView(call.body.permissions), updatedAt: call.world.now() };
    return announce(call, app, call.world.store.collaborators.put(changed), "update");
  }),
  acts("DELETE /apps/{app}/collaborators/{collaborator}", onApp("view"), remove),
  acts("DELETE /teams/apps/{app}/collaborators/{collaborator}", onApp("view"), remove),
];

function allCollaborators(call: Call, app: AppRow): object[] {
  const rows = call.world.store.collaborators.where("app", app.id);
  return [wireOwner(call.world, app), ...rows.map((row) => wireCollaborator(call.world, app, row))];
}

function shown(call: Call, app: AppRow): object {
  return wireCollaborator(call.world, app, theCollaborator(call, app));
}

function add(call: Call, app: AppRow, user: string, wanted: readonly string[]): object {
  const { world } = call;
  const person = findPerson(world, user);
  const { collaborators } = world.store;
  if (collaborators.where("app", app.id).some(({ accountId }) => accountId === person.id)) {
    throw invalid(`${person.email} is already a collaborator on app ${app.name}.`);
  }
  const row = { ...world.stamp(), appId: app.id, accountId: person.id, permissions: withView(wanted) };
  return announce(call, app, collaborators.put({ ...row, role: "collaborator" }), "create");
}

function remove(call: Call, app: AppRow): object {
  const row = theCollaborator(call, app);
  // Anybody may leave.
  if (row.accountId !== call.actor.id) demand(call.world, app, call.actor, "manage people");
  const answer = announce(call, app, row, "destroy");
  call.world.store.collaborators.delete(row.id);
  return answer;
}

/** By e-mail address, or by the person's id. */
function theCollaborator(call: Call, app: AppRow): CollaboratorRow {
  const wanted = call.param("collaborator").toLowerCase();
  const { accounts, collaborators } = call.world.store;
  const rows = collaborators.where("app", app.id);
  const found = rows.find(({ id, accountId }) => [id, accountId, accounts.get(accountId)?.email].includes(wanted));
  return orNotFound(found, "collaborator");
}

function announce(call: Call, app: AppRow, row: CollaboratorRow, action: "create" | "update" | "destroy"): object {
  return emit(call.world, app, call.actor, {
    resource: "collaborator",
    action,
    data: wireCollaborator(call.world, app, row),
  });
}

function wireCollaborator(world: World, app: AppRow, row: CollaboratorRow): object {
  return {
    app: { id: app.id, name: app.name },
    created_at: iso(row.createdAt),
    id: row.id,
    permissions: permissions.filter(({ name }) => row.permissions.includes(name)),
    role: row.role,
    updated_at: iso(row.updatedAt),
    user: { email: world.store.accounts.get(row.accountId)?.email, federated: false, id: row.accountId },
  };
}

function wireOwner(world: World, app: AppRow): object {
  return {
    app: { id: app.id, name: app.name },
    created_at: iso(app.createdAt),
    id: uuidOf("owner", app.id),
    permissions,
    role: "owner",
    updated_at: iso(app.createdAt),
    user: { ...ownerOf(world, app), federated: false },
  };
}
