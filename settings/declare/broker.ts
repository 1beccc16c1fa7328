/** Where the jobs of the workers wait: an add-on by its name, a queue outside Heroku, or nowhere. */
export type Broker = string | QueueAt | NoJobs;
/** Made by `queueAt`. */
export type QueueAt<Key extends string = string> = {
  readonly kind: "queueAt";
  readonly key: Key;
  readonly reason: string;
};
/** Made by `noJobs`. */
export type NoJobs = { readonly kind: "noJobs"; readonly reason: string };

/** Jobs wait in a queue outside Heroku, whose address a config var has: `queueAt("SQS_QUEUE_URL", "Amazon SQS keeps them for 4 days")`. */
export const queueAt = <const Key extends string>(key: Key, reason: string): QueueAt<Key> => ({
  kind: "queueAt",
  key,
  reason,
});

/** The workers take no jobs out of a queue: `noJobs("listens to Slack over a socket")`. */
export const noJobs = (reason: string): NoJobs => ({ kind: "noJobs", reason });
