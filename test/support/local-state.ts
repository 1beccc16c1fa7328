import { askControl, type Running } from "@tandem/emulator";
import { z } from "zod";

const Row = z.looseObject({ id: z.string(), appId: z.string().nullish(), name: z.string().nullish() });
const App = z.looseObject({ id: z.string(), teamId: z.string().nullable() });
const State = z.record(z.string(), z.array(Row));

/** Who is there, what goes on, and what was sent: none of it is made by anybody. */
const surroundings = new Set(["accounts", "teams", "members", "settings", "jobs", "inbox", "dnsRecords"]);

/** How much of what a local Heroku holds for its teams, by kind, without access checks; `{}` when nothing is there. */
export async function localState(heroku: Pick<Running, "url" | "token">): Promise<Record<string, number>> {
  const answer = await askControl(heroku, "GET /state");
  const state = State.parse(await answer.json());
  const foreign = new Set(
    z
      .array(App)
      .parse(state.apps)
      .flatMap(({ id, teamId }) => (teamId === null ? [id] : [])),
  );
  const kinds = Object.entries(state).filter(([kind]) => !surroundings.has(kind));
  const counts = kinds.map(([kind, rows]): [string, number] => [
    kind,
    rows.filter(({ id, appId }) => !foreign.has(id) && !foreign.has(appId ?? "")).length,
  ]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
