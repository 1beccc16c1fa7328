import { z } from "zod";
import { confirmed } from "../client/confirmed.ts";
import { createOnce } from "../client/create-once.ts";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces } from "../define/traits.ts";
import { onApp } from "./apps/on-app.ts";
import { gone } from "./lifecycle/gone.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { appIdOf, splitImportId } from "./lifecycle/import-id.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { planOnce } from "./lifecycle/planned-once.ts";
import { readFromListOrApi } from "./lifecycle/read-from-list-or-api.ts";
import { isSameSet } from "./lifecycle/same-set.ts";

const Permission = z.enum(["view", "deploy", "operate", "manage"]);

export const teamCollaborator = defineResource({
  token: "heroku:index/teamCollaborator:TeamCollaborator",
  summary: "Grants a person permissions on a team app.",
  inputs: z.strictObject({
    appId: replaces(z.uuid()).describe("Id of the app."),
    email: replaces(z.email()).describe("The person's Heroku account."),
    permissions: z.array(Permission).min(1).describe("Permissions on the app; `view` is always implied."),
  }),
  outputs: z.object({}),
  importId: "<app>:<e-mail>",
  slots: ({ appId, email }) => [`${appId}:${email.toLowerCase()}`],
  replacement: "overwrites",
  async create(context, { appId, email, permissions }) {
    const { object: live } = await createOnce({
      signal: context.signal,
      send: () =>
        onApp(context, appId, () =>
          context.api.platform.send("POST", path`/teams/apps/${appId}/collaborators`, {
            body: { user: email, permissions: withView(permissions) },
            response: Wire,
          }),
        ),
      async find() {
        const there = await getCollaborator(context, appId, email);
        if (there !== undefined) ownership.refuseSecond(context, there.id, `rights of ${email} on app ${appId}`);
        return there;
      },
      isAsked: (live) => live.user.email.toLowerCase() === email.toLowerCase(),
    });
    ownership.note(context, live.id);
    context.checkpoint(live.id, {});
    await ensure(context, appId, live, permissions);
    return { id: live.id, outputs: {} };
  },
  async read(context, { id, inputs }) {
    const [app, email] = inputs ? [inputs.appId, inputs.email] : splitImportId(id, "<app>:<e-mail>");
    const appId = await appIdOf(context.api, app);
    if (appId === undefined) return undefined;
    const live = await readFromListOrApi(inputs, {
      listed: () => context.api.platform.row(path`/teams/apps/${appId}/collaborators`, id, Wire),
      single: () => getCollaborator(context, appId, email),
    });
    if (live === undefined) return undefined;
    const asBefore = inputs !== undefined && isSameSet(namesOf(live), withView(inputs.permissions));
    return {
      id: live.id,
      inputs: {
        appId,
        email: inputs?.email ?? live.user.email,
        permissions: asBefore ? inputs.permissions : namesOf(live),
      },
      outputs: {},
    };
  },
  async update(context, _prior, { appId, email, permissions }) {
    const live = await getCollaborator(context, appId, email);
    if (live === undefined) throw gone(`collaborator ${email}`);
    await ensure(context, appId, live, permissions);
    return {};
  },
  async delete(context, { id, inputs: { appId, email } }) {
    if (ownership.handedOver(context, id)) return;
    const at = path`/teams/apps/${appId}/collaborators/${email}`;
    await deleteIdempotent(context, at, { id, owner: path`/apps/${appId}` });
  },
  async validatePreview(context, { appId, email }, { prior, isManaged, takesOver }) {
    if (appId === undefined || email === undefined) return;
    const person = email.toLowerCase();
    const expected = `email: expected each person once on an app, in whatever case, ${person}`;
    planOnce(context, `rights of ${person} on ${appId}`, expected);
    if (prior !== undefined) return;
    const live = await ifReadable(getCollaborator(context, appId, email));
    if (live !== undefined && live.user.email !== email && isManaged(live.id)) {
      throw new Error(`${expected}, got ${email}; another resource has ${live.user.email} already`);
    }
    if (live !== undefined) takesOver(live.id, { object: "collaborator", name: live.user.email });
  },
});

const Wire = z.object({
  id: z.string(),
  user: z.object({ email: z.string() }),
  permissions: z.array(z.object({ name: z.string() })).default([]),
});
type Wire = z.output<typeof Wire>;
type Permission = z.output<typeof Permission>;

function getCollaborator({ api }: Pick<Context, "api">, appId: string, email: string): Promise<Wire | undefined> {
  return orMissing(api.platform.send("GET", path`/teams/apps/${appId}/collaborators/${email}`, { response: Wire }));
}

async function ensure(context: Context, appId: string, live: Wire, permissions: Permission[]): Promise<void> {
  const { email } = live.user;
  const wanted = withView(permissions);
  if (isSameSet(namesOf(live), wanted)) return;
  const at = path`/teams/apps/${appId}/collaborators/${email}`;
  const request = { body: { permissions: wanted }, response: Wire, repeatable: true };
  await confirmed({
    send: () => context.api.platform.send("PATCH", at, request),
    look: () => getCollaborator(context, appId, email),
    shows: (now) => now.id === live.id && isSameSet(namesOf(now), wanted),
    what: `rights of ${email}`,
  });
}

/** Every permission includes `view`. */
const withView = (permissions: readonly Permission[]): Permission[] => [...new Set([...permissions, "view" as const])];

const namesOf = ({ permissions }: Wire): Permission[] =>
  permissions.flatMap(({ name }) => Permission.safeParse(name).data ?? []);
