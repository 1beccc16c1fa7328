import type { Call } from "../call.ts";
import { iso } from "../clock.ts";
import { invalid, notFound } from "../problems.ts";
import { anyBody, type Route, reads, writes } from "../route.ts";
import type { TransferRow } from "../rows.ts";
import { wireTransfer } from "../wire/transfer.ts";
import { theApp } from "./apps.ts";

const options = { api: "data" } as const;
const addressLastsMs = 3_600_000;

/** Backups, restores and copies of an app's databases. */
export const transferRoutes: readonly Route[] = [
  reads(
    "GET /client/v11/apps/{app}/transfers",
    (call) => call.world.store.transfers.where("app", theApp(call).id).map((row) => wireTransfer(call.world, row)),
    options,
  ),
  reads(
    "GET /client/v11/apps/{app}/transfers/{transfer}",
    (call) => wireTransfer(call.world, theTransfer(call)),
    options,
  ),
  writes(
    "POST /client/v11/apps/{app}/transfers/{transfer}/actions/public-url",
    anyBody,
    (call) => {
      const transfer = theTransfer(call);
      const done = transfer.canceledAt === null && transfer.finishesAt <= call.world.now();
      if (transfer.kind !== "backup" || !done) throw invalid("Only a backup that succeeded has a public URL.");
      return { url: transfer.toUrl, expires_at: iso(call.world.now() + addressLastsMs) };
    },
    options,
  ),
  writes(
    "POST /client/v11/apps/{app}/transfers/{transfer}/actions/cancel",
    anyBody,
    (call) => {
      const transfer = theTransfer(call);
      if (transfer.finishesAt <= call.world.now()) throw invalid("The transfer has ended already.");
      const canceled = { ...transfer, canceledAt: call.world.now(), updatedAt: call.world.now() };
      return wireTransfer(call.world, call.world.store.transfers.put(canceled));
    },
    options,
  ),
  writes(
    "DELETE /client/v11/apps/{app}/transfers/{transfer}",
    anyBody,
    (call) => {
      const transfer = theTransfer(call);
      call.world.store.transfers.delete(transfer.id);
      return { ...wireTransfer(call.world, transfer), deleted_at: iso(call.world.now()) };
    },
    options,
  ),
];

function theTransfer(call: Call<unknown>): TransferRow {
  const wanted = call.param("transfer");
  const rows = call.world.store.transfers.where("app", theApp(call).id);
  const found = rows.find(({ id, number }) => id === wanted || String(number) === wanted);
  if (!found) throw notFound("transfer");
  return found;
}
