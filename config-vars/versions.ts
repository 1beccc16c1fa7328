/** When a version ends. */
interface End {
  /** Its last day, or the last day of the published quarter. */
  readonly day: string;
  /** What happens then. */
  readonly effect: string;
}

/** Products with known versions. */
type Versioned = "stack" | Store | Runtime;
type Store =
  | "postgres"
  | "key-value store"
  | "mysql"
  | "mariadb"
  | "mongodb"
  | "elasticsearch"
  | "opensearch"
  | "rabbitmq"
  | "kafka";
type Runtime = "node" | "ruby" | "python" | "php" | "go";

const noFixes = "it gets no more security fixes";
const noBuilds = "Heroku no longer builds on it";
const forced = "Heroku forces the upgrade";

/** As of 30 November 2026. A version that is not listed has no published end. */
const ends: Readonly<Record<Versioned, readonly [version: string, day: string, effect: string][]>> = {
  // devcenter.heroku.com/articles/stack, github.com/heroku/base-images
  stack: [
    ["cedar-14", "2020-11-02", noBuilds],
    ["heroku-16", "2021-05-01", noBuilds],
    ["heroku-18", "2023-04-30", noBuilds],
    ["heroku-20", "2025-04-30", noBuilds],
    ["heroku-22", "2027-04-30", noBuilds],
    ["heroku-24", "2029-04-30", noBuilds],
  ],
  // devcenter.heroku.com/articles/heroku-postgres-version-support
  postgres: [
    ["9.6", "2021-11-11", forced],
    ["10", "2022-11-10", forced],
    ["11", "2023-11-09", forced],
    ["12", "2024-05-30", forced],
    ["13", "2024-10-29", forced],
    ["14", "2025-09-30", forced],
    ["15", "2026-09-30", forced],
    ["16", "2027-09-30", forced],
    ["17", "2028-09-30", forced],
  ],
  // endoflife.date/redis and endoflife.date/valkey; Heroku's own dates are not published
  "key-value store": [
    ["5.0", "2022-04-27", noFixes],
    ["6.0", "2022-05-31", noFixes],
    ["6.2", "2027-04-01", noFixes],
    ["7.0", "2024-07-29", noFixes],
    ["7.2", "2029-04-16", noFixes],
    ["7.4", "2029-12-01", noFixes],
  ],
  // endoflife.date/mysql
  mysql: [
    ["5.5", "2018-12-31", noFixes],
    ["5.6", "2021-02-28", noFixes],
    ["5.7", "2023-10-31", noFixes],
    ["8.0", "2026-04-30", noFixes],
    ["8.4", "2032-04-30", noFixes],
    ["9.6", "2026-04-21", noFixes],
  ],
  // endoflife.date/mariadb
  mariadb: [
    ["10.2", "2022-05-23", noFixes],
    ["10.3", "2023-05-25", noFixes],
    ["10.4", "2024-06-18", noFixes],
    ["10.5", "2025-06-24", noFixes],
    ["10.6", "2026-07-06", noFixes],
    ["10.11", "2028-02-16", noFixes],
    ["11.4", "2029-05-29", noFixes],
  ],
  // endoflife.date/mongodb
  mongodb: [
    ["3.6", "2021-04-30", noFixes],
    ["4.0", "2022-04-30", noFixes],
    ["4.2", "2023-04-30", noFixes],
    ["4.4", "2024-02-29", noFixes],
    ["5.0", "2024-10-31", noFixes],
    ["6.0", "2025-07-31", noFixes],
    ["7.0", "2027-08-31", noFixes],
    ["8.0", "2029-10-31", noFixes],
  ],
  // endoflife.date/elasticsearch
  elasticsearch: [
    ["5", "2019-03-11", noFixes],
    ["6", "2022-02-10", noFixes],
    ["7", "2026-01-15", noFixes],
    ["8.19", "2027-07-15", noFixes],
  ],
  // endoflife.date/opensearch
  opensearch: [["1", "2025-05-06", noFixes]],
  // endoflife.date/rabbitmq
  rabbitmq: [
    ["3.8", "2022-07-31", noFixes],
    ["3.9", "2023-01-31", noFixes],
    ["3.10", "2022-09-28", noFixes],
    ["3.11", "2023-06-01", noFixes],
    ["3.12", "2024-02-21", noFixes],
    ["3.13", "2024-09-17", noFixes],
    ["4.0", "2025-04-15", noFixes],
    ["4.1", "2026-01-30", noFixes],
  ],
  // endoflife.date/apache-kafka
  kafka: [
    ["2.8", "2022-09-19", noFixes],
    ["3.0", "2022-09-19", noFixes],
    ["3.3", "2023-02-06", noFixes],
    ["3.5", "2023-10-03", noFixes],
    ["3.6", "2024-02-27", noFixes],
    ["3.7", "2024-07-26", noFixes],
    ["3.8", "2024-11-06", noFixes],
  ],
  // endoflife.date/go; heroku-buildpack-go reads GOVERSION
  go: [
    ["1.20", "2024-02-06", noFixes],
    ["1.21", "2024-08-13", noFixes],
    ["1.22", "2025-02-11", noFixes],
    ["1.23", "2025-08-12", noFixes],
    ["1.24", "2026-02-10", noFixes],
    ["1.25", "2026-08-19", noFixes],
  ],
  // endoflife.date/nodejs
  node: [
    ["14", "2023-04-30", noFixes],
    ["16", "2023-09-11", noFixes],
    ["17", "2022-06-01", noFixes],
    ["18", "2025-04-30", noFixes],
    ["19", "2023-06-01", noFixes],
    ["20", "2026-04-30", noFixes],
    ["21", "2024-06-01", noFixes],
    ["22", "2027-04-30", noFixes],
    ["23", "2025-06-01", noFixes],
    ["24", "2028-04-30", noFixes],
    ["25", "2026-06-01", noFixes],
  ],
  // endoflife.date/ruby
  ruby: [
    ["2.6", "2022-03-31", noFixes],
    ["2.7", "2023-03-31", noFixes],
    ["3.0", "2024-04-23", noFixes],
    ["3.1", "2025-03-26", noFixes],
    ["3.2", "2026-03-31", noFixes],
    ["3.3", "2027-03-31", noFixes],
    ["3.4", "2028-03-31", noFixes],
  ],
  // endoflife.date/python
  python: [
    ["2.7", "2020-01-01", noFixes],
    ["3.6", "2021-12-23", noFixes],
    ["3.7", "2023-06-27", noFixes],
    ["3.8", "2024-10-07", noFixes],
    ["3.9", "2025-10-31", noFixes],
    ["3.10", "2026-10-31", noFixes],
    ["3.11", "2027-10-31", noFixes],
    ["3.12", "2028-10-31", noFixes],
  ],
  // endoflife.date/php
  php: [
    ["7.4", "2022-11-28", noFixes],
    ["8.0", "2023-11-26", noFixes],
    ["8.1", "2025-12-31", noFixes],
    ["8.2", "2026-12-31", noFixes],
    ["8.3", "2027-12-31", noFixes],
  ],
};

/** When a version such as `13`, `13.4`, `go1.22` or `heroku-20` ends; undefined where no day is published. */
export function endOf(kind: Versioned, version: string): End | undefined {
  const plain = version.replace(/^(go|v)(?=\d)/, "");
  const found = ends[kind].find(([name]) => plain === name || plain.startsWith(`${name}.`));
  return found && { day: found[1], effect: found[2] };
}

/** Config vars that set a runtime's version for some buildpacks, such as `NODE_VERSION`. */
export const runtimeOf = (key: string): Runtime | undefined =>
  (
    ({
      NODE_VERSION: "node",
      RUBY_VERSION: "ruby",
      PYTHON_VERSION: "python",
      PHP_VERSION: "php",
      GOVERSION: "go",
    }) as const
  )[key] ?? undefined;

/** Add-on services by the product they run in a chosen version. elements.heroku.com */
const stores: readonly (readonly [Store, RegExp])[] = [
  ["postgres", /^(heroku|stackhero)-postgresql$/],
  ["key-value store", /^(heroku-redis|stackhero-redis|rediscloud)$/],
  ["mysql", /^(jawsdb|cleardb|stackhero-mysql)$/],
  ["mariadb", /^(jawsdb-maria|stackhero-mariadb)$/],
  ["mongodb", /^(ormongo|stackhero-mongodb)$/],
  ["elasticsearch", /^(bonsai|searchbox|foundelasticsearch|stackhero-elasticsearch)$/],
  ["opensearch", /^stackhero-opensearch$/],
  ["rabbitmq", /^(cloudamqp|stackhero-rabbitmq)$/],
  ["kafka", /^(heroku-kafka|cloudkarafka)$/],
];

/** What an add-on of this service runs; undefined where its version cannot be chosen. */
export const storeOf = (slug: string): Store | undefined => stores.find(([, slugs]) => slugs.test(slug))?.[0];
