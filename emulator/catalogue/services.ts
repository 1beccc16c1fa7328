import { type Ids, uuidOf } from "../ids.ts";

/** States of services. */
export const serviceStates = ["alpha", "beta", "ga", "shutdown"] as const;

/** One add-on service. */
export interface Service {
  readonly id: string;
  readonly name: string;
  readonly humanName: string;
  /** `shutdown`: still listed, but none can be made. */
  readonly state: (typeof serviceStates)[number];
  /** What the first attachment on an app is called. */
  readonly attachment: string;
  /** What names that Heroku chooses begin with. */
  readonly prefix: string;
  /** Whether it is there at once; most take a while. */
  readonly immediate: boolean;
  /** Whether it adds a log drain to its app. */
  readonly drains: boolean;
  readonly provisionMessage: string;
  /** Values of its config vars, by what follows the attachment's name; random for each add-on. */
  values(ids: Ids): Readonly<Record<string, string>>;
}

type Facts = Pick<Service, "name" | "humanName" | "values"> & Partial<Service>;

/** Hosts end in `.invalid`, which no name server resolves, to prevent accidental connections. */
const domain = "local-heroku.invalid";

const facts: readonly Facts[] = [
  {
    name: "heroku-postgresql",
    humanName: "Heroku Postgres",
    attachment: "DATABASE",
    prefix: "postgresql",
    provisionMessage: "Database should be available soon",
    values: (ids) => ({
      URL: `postgres://u${ids.hex(7)}:p${ids.hex(32)}@pg-${ids.hex(4)}.${domain}:5432/d${ids.hex(7)}`,
    }),
  },
  {
    name: "heroku-redis",
    humanName: "Heroku Key-Value Store",
    attachment: "REDIS",
    prefix: "redis",
    provisionMessage: "Redis should be available in a few minutes",
    values: (ids) => ({ URL: `rediss://:p${ids.hex(32)}@redis-${ids.hex(4)}.${domain}:6380` }),
  },
  {
    name: "papertrail",
    humanName: "Papertrail",
    drains: true,
    values: (ids) => ({ API_TOKEN: ids.hex(16) }),
  },
  {
    name: "rollbar",
    humanName: "Rollbar",
    values: (ids) => ({ ACCESS_TOKEN: ids.hex(16), ENDPOINT: `https://rollbar.${domain}/api/1/item/` }),
  },
  {
    name: "proximo",
    humanName: "Proximo",
    values: (ids) => ({ URL: `http://proxy:${ids.hex(16)}@proximo-${ids.hex(4)}.${domain}` }),
  },
  { name: "scheduler", humanName: "Heroku Scheduler", immediate: true, values: () => ({}) },
  {
    name: "rediscloud",
    humanName: "Redis Cloud",
    values: (ids) => ({ URL: `redis://default:${ids.hex(16)}@rediscloud-${ids.hex(4)}.${domain}:13456` }),
  },
  {
    name: "graphenedb",
    humanName: "GrapheneDB",
    values: (ids) => graph(`app${ids.hex(4)}`, ids.hex(16), `graphene-${ids.hex(4)}.${domain}`),
  },
  {
    name: "quotaguardstatic",
    humanName: "QuotaGuard Static IPs",
    provisionMessage: "Your static addresses are 192.0.2.10 and 192.0.2.11",
    values: (ids) => ({ URL: `http://${ids.hex(6)}:${ids.hex(16)}@static-${ids.hex(4)}.${domain}:9293` }),
  },
  {
    name: "quotaguard",
    humanName: "QuotaGuard",
    values: (ids) => ({ URL: `http://${ids.hex(6)}:${ids.hex(16)}@proxy-${ids.hex(4)}.${domain}:9292` }),
  },
  {
    name: "quotaguardshield",
    humanName: "QuotaGuard Shield",
    provisionMessage: "Your static addresses are 192.0.2.20 and 192.0.2.21",
    values: (ids) => ({ URL: `https://${ids.hex(6)}:${ids.hex(16)}@shield-${ids.hex(4)}.${domain}:9294` }),
  },
  {
    name: "bucketeer",
    humanName: "Bucketeer",
    values: (ids) => ({
      AWS_ACCESS_KEY_ID: `LOCAL${ids.hex(8).toUpperCase()}`,
      AWS_SECRET_ACCESS_KEY: ids.hex(20),
      AWS_REGION: "us-east-1",
      BUCKET_NAME: `bucketeer-${ids.uuid()}`,
    }),
  },
  {
    name: "memcachier",
    humanName: "MemCachier",
    values: (ids) => ({
      SERVERS: `mc-${ids.hex(4)}.${domain}:11211`,
      USERNAME: ids.hex(3).toUpperCase(),
      PASSWORD: ids.hex(16).toUpperCase(),
    }),
  },
  { name: "deployhooks", humanName: "Deploy Hooks", state: "shutdown", values: () => ({}) },
];

/** A service that is as usual, but for what is given. */
export function serviceFrom(facts: Facts): Service {
  return {
    id: uuidOf("add-on-service", facts.name),
    state: "ga",
    attachment: facts.name.toUpperCase(),
    prefix: facts.name,
    immediate: false,
    drains: false,
    provisionMessage: "",
    ...facts,
  };
}

/** Every service, those that were shut down included. */
export const services: readonly Service[] = facts.map(serviceFrom);

const byIdentity = new Map(
  services.flatMap((service) => [service.id, service.name].map((identity) => [identity, service])),
);

/** A service by id or name. */
export function findService(identity: string): Service | undefined {
  return byIdentity.get(identity);
}

function graph(user: string, password: string, host: string): Record<string, string> {
  return {
    URL: `http://${user}:${password}@${host}:24789`,
    BOLT_URL: `bolt://${host}:24786`,
    BOLT_USER: user,
    BOLT_PASSWORD: password,
  };
}
