import { uuidOf } from "../ids.ts";
import type { PipelineRow, RepositoryRow } from "../rows.ts";
import type { World } from "../world.ts";

/** Connects a pipeline to a GitHub repository, as a person does in the dashboard. */
export function connect(world: World, { id }: PipelineRow, fullName: string): RepositoryRow {
  const number = Number.parseInt(uuidOf("repository", fullName.toLowerCase()).slice(0, 7), 16);
  return world.store.repositories.put({ id, number, fullName });
}

/** Whether every pipeline counts as connected to whichever repository its review apps are to come from. */
export function isConnectedAnyhow({ store }: World): boolean {
  return store.settings.get("github")?.value === 1;
}

/** Has every pipeline count as connected from now on, or only those that a person has connected. */
export function countAsConnected({ store }: World, anyhow: boolean): void {
  store.settings.put({ id: "github", value: anyhow ? 1 : 0 });
}
