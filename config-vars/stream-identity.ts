/**
 * A cluster of brokers, and what an app consumes from it: with other topics, groups or prefixes, no message is consumed twice. When no
 * config var names any of them, the user identifies the consumer.
 *
 * @example streamIn("KAFKA_BROKERS", "b.example.org:9092", { KAFKA_TOPIC: "orders" }) // "stream:b.example.org:9092/KAFKA_TOPIC=orders"
 */
export function streamIn(key: string, value: string, vars: Readonly<Record<string, string>>): string | undefined {
  if (!(isCluster.test(key) || /^(kafka|nats|pulsar)(\+\w+)?:\/\//i.test(value))) return undefined;
  const hosts = value
    .toLowerCase()
    .split(",")
    .map((host) => host.trim().replace(/^[a-z][a-z0-9+.-]{0,30}:\/\/(?:[^\s/@]{0,1024}@)?/, ""))
    .map((host) => host.replace(/[/?].*$/, ""));
  const named = valuesOf(vars, isName);
  const own = named.length > 0 ? named : valuesOf(vars, isUser);
  return `stream:${hosts.sort().join(",")}/${own.join("&")}`;
}

// kafka.apache.org/documentation, docs.temporal.io/namespaces (workers take what is in a task queue of a namespace), docs.nats.io, devcenter.heroku.com/articles/kafka-on-heroku (KAFKA_PREFIX)
const isCluster =
  /(^|_)(KAFKA|REDPANDA|CONFLUENT|CLOUDKARAFKA|MSK|NATS|PULSAR|EVENT_?HUBS?)(_\w+)?_(BOOTSTRAP_SERVERS?|BROKERS?|BROKER_(LIST|URLS?)|SERVERS?|HOSTS?|URLS?|SERVICE_URL)$|(^|_)TEMPORAL_(\w+_)?(ADDRESS|HOST|HOST_?PORT|HOST_?URL|SERVER|SERVER_URL|ENDPOINT)$/i;

const isName =
  /^(KAFKA|REDPANDA|CONFLUENT|CLOUDKARAFKA|MSK|NATS|PULSAR)_(\w+_)?(TOPICS?|GROUP(_ID|_NAME)?|PREFIX|SUBJECTS?|STREAM|NAMESPACE)$|(^|_)TEMPORAL_(\w+_)?(NAMESPACE|TASK_?QUEUE)$|(^|_)(TOPICS?|TOPIC_PREFIX|CONSUMER_GROUP(_ID)?|SUBJECTS?)$/i;

const isUser =
  /(^|_)(KAFKA|REDPANDA|CONFLUENT|CLOUDKARAFKA|MSK|NATS|PULSAR|TEMPORAL)_(\w+_)?(USER|USERNAME|API_KEY|KEY|CLIENT_CERT)$|(^|_)SASL_USER(NAME)?$/i;

const valuesOf = (vars: Readonly<Record<string, string>>, pattern: RegExp): string[] =>
  Object.keys(vars)
    .filter((key) => pattern.test(key))
    .sort()
    .map((key) => `${key}=${vars[key] ?? ""}`);
