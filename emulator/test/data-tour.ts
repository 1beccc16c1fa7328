import type { Go } from "./go.ts";

/** The part of the tour that asks for the Postgres `catalog-db`. */
export async function backups(go: Go, wait: () => void): Promise<void> {
  const database = "/client/v11/databases/catalog-db";
  await go(`GET ${database}`);
  await go(`GET ${database}/wait_status`);
  const schedule = await go(`POST ${database}/transfer-schedules`, {
    hour: "02",
    timezone: "UTC",
    schedule_name: "DATABASE_URL",
  });
  await go(`GET ${database}/transfer-schedules`);
  await go(`DELETE ${database}/transfer-schedules/${schedule.uuid}`);
  await go(`POST ${database}/backups`);
  await go(`POST ${database}/restores`, { backup_url: "https://example.org/dump" });
  await go(`POST ${database}/transfers`, { from_url: "postgres://a", to_url: "postgres://b" });
  await go("POST /client/v11/apps/catalog/transfers/2/actions/cancel");
  wait();
  await go("GET /client/v11/apps/catalog/transfers");
  await go("GET /client/v11/apps/catalog/transfers/1");
  await go("POST /client/v11/apps/catalog/transfers/1/actions/public-url");
  await go("DELETE /client/v11/apps/catalog/transfers/1");
}

/** The part of the tour that makes a Postgres of the tier that has credentials, and asks for them. */
export async function credentials(go: Go, wait: () => void): Promise<void> {
  await go("POST /apps/catalog/addons", { plan: "heroku-postgresql:standard-0", name: "catalog-store" });
  wait();
  const path = "/postgres/v0/databases/catalog-store/credentials";
  await go(`POST ${path}`, { name: "reader" });
  await go(`GET ${path}`);
  await go(`GET ${path}/reader`);
  await go("GET /addons/catalog-store/config");
  await go("GET /addons/catalog-store/config/credential:reader");
  await go(`DELETE ${path}/reader`);
  await go("DELETE /apps/catalog/addons/catalog-store");
}

/** The part of the tour that makes a Redis and asks for it. */
export async function keyValueStores(go: Go, wait: () => void): Promise<void> {
  await go("POST /apps/catalog/addons", { plan: "heroku-redis:mini", name: "catalog-cache" });
  wait();
  await go("GET /redis/v0/databases/catalog-cache");
  await go("GET /redis/v0/databases/catalog-cache/wait");
}
