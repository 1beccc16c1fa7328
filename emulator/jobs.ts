import type { JobRow } from "./rows.ts";
import type { World } from "./world.ts";

type Kind = Exclude<JobRow["kind"], "deliver">;

/** What a job of each kind does; run at the time it was due, in a transaction. */
export type Workers = Readonly<Record<Kind, (world: World, subject: string) => void>>;

/** Has something happen `delayMs` from now; kept, so that it happens after a restart too. */
export function later(world: World, kind: JobRow["kind"], subject: string, delayMs: number): void {
  world.store.jobs.put({ id: world.ids.uuid(), kind, subject, dueAt: world.now() + delayMs });
}

/** Does all that has become due, in the order of the times at which it was due. Deliveries are the courier's. */
export function runDue(world: World, workers: Workers): void {
  const until = world.now();
  for (let next = earliestJob(world, isWork); next && next.dueAt <= until; next = earliestJob(world, isWork)) {
    const { id, kind, subject, dueAt } = next;
    world.at(dueAt, () =>
      world.store.transaction(() => {
        world.store.jobs.delete(id);
        if (kind !== "deliver") workers[kind](world, subject);
      }),
    );
  }
}

/** The job that is due first, of those that are wanted. */
export function earliestJob(world: World, wanted: (job: JobRow) => boolean = () => true): JobRow | undefined {
  let found: JobRow | undefined;
  for (const job of world.store.jobs.all()) if (wanted(job) && (!found || job.dueAt < found.dueAt)) found = job;
  return found;
}

function isWork({ kind }: JobRow): boolean {
  return kind !== "deliver";
}
