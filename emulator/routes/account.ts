import { account, identityOfAccount, ownAccount } from "../access/access.ts";
import type { Call } from "../call.ts";
import { appsOf } from "../model/apps.ts";
import { notFound } from "../problems.ts";
import { lists, type Route, reads } from "../route.ts";
import type { AccountRow } from "../rows.ts";
import { wireApp } from "../wire/app.ts";
import { times } from "../world.ts";

/** The account that asks. */
export const accountRoutes: readonly Route[] = [
  reads("GET /account", identityOfAccount, ({ actor }) => wireAccount(actor)),
  reads("GET /account/rate-limits", ownAccount, ({ world }) => ({ remaining: world.rateLimit.remaining(world.now()) })),
  reads("GET /users/{user}", ownAccount, (call) => wireAccount(self(call))),
  lists("GET /users/{user}/apps", account, { only: ["id", "name", "updated_at"] }, (call) => {
    const actor = self(call);
    const own = appsOf(call.world, actor).filter(({ teamId }) => teamId === null);
    return own.map((app) => wireApp(call.world, app));
  }),
];

/** The account in the path, which can only be the caller's: `~`, its id or its email address. */
function self(call: Call): AccountRow {
  const identity = call.param("user");
  if (!["~", call.actor.id, call.actor.email].includes(identity)) throw notFound("user");
  return call.actor;
}

function wireAccount(account: AccountRow): object {
  return {
    allow_tracking: false,
    beta: false,
    country_of_residence: null,
    ...times(account),
    default_organization: null,
    default_team: null,
    delinquent_at: null,
    email: account.email,
    federated: false,
    id: account.id,
    identity_provider: null,
    last_login: null,
    name: account.name,
    sms_number: null,
    suspended_at: null,
    two_factor_authentication: false,
    verified: true,
  };
}
