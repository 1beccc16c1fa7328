import { onApp } from "../access/access.ts";
import type { Call } from "../call.ts";
import { iso } from "../clock.ts";
import { invalid, orNotFound } from "../problems.ts";
import { acts, type Route, reads } from "../route.ts";
import type { AppRow, TransferRow } from "../rows.ts";
import { wireTransfer } from "../wire/transfer.ts";

const addressLastsMs = 3_600_000;

/** Backups, restores and copies of an app's databases. */
export const transferRoutes: readonly Route[] = [
  reads("GET /client/v11/apps/{app}/transfers", onApp("use data"), (call, app) =>
    call.world.store.transfers.where("app", app.id).map((row) => wireTransfer(call.world, row)),
  ),
  reads("GET /client/v11/apps/{app}/transfers/{transfer}", onApp("use data"), (call, app) =>
    wireTransfer(call.world, theTransfer(call, app)),
  ),
  acts("POST /client/v11/apps/{app}/transfers/{transfer}/actions/public-url", onApp("use data"), (call, app) => {
    const transfer = theTransfer(call, app);
    const done = transfer.canceledAt === null && transfer.finishesAt <= call.world.now();
    if (transfer.kind !== "backup" || !done) throw invalid("Only a backup that succeeded has a public URL.");
    return { url: transfer.toUrl, expires_at: iso(call.world.now() + addressLastsMs) };
  }),
  acts("POST /client/v11/apps/{app}/transfers/{transfer}/actions/cancel", onApp("use data"), (call, app) => {
    const transfer = theTransfer(call, app);
    if (transfer.finishesAt <= call.world.now()) throw invalid("The transfer has ended already.");
    const canceled = { ...transfer, canceledAt: call.world.now(), updatedAt: call.world.now() };
    return wireTransfer(call.world, call.world.store.transfers.put(canceled));
  }),
  acts("DELETE /client/v11/apps/{app}/transfers/{transfer}", onApp("use data"), (call, app) => {
    const transfer = theTransfer(call, app);
    call.world.store.transfers.delete(transfer.id);
    return { ...wireTransfer(call.world, transfer), deleted_at: iso(call.world.now()) };
  }),
];

function theTransfer(call: Call, app: AppRow): TransferRow {
  const wanted = call.param("transfer");
  const rows = call.world.store.transfers.where("app", app.id);
  const found = rows.find(({ id, number }) => id === wanted || String(number) === wanted);
  return orNotFound(found, "transfer");
}
