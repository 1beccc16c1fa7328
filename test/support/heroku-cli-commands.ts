/** A command of the Heroku CLI that reads, and what it has to say of the estate. */
export type Read = readonly [command: string, shows: string];

const app = "--app catalog-staging";

export const reads: readonly Read[] = [
  ["auth:whoami", "you@example.org"],
  ["teams", "example-library admin"],
  ["members --team example-library", "you@example.org admin"],
  ["regions", "eu Europe Common Runtime"],
  ["apps --team example-library", "catalog-production catalog-staging"],
  [`apps:info ${app}`, "Pipeline: catalog - staging"],
  [`stack ${app}`, "* heroku-24"],
  [`maintenance ${app}`, "off"],
  [`features ${app}`, "[ ] preboot"],
  [`buildpacks ${app}`, "catalog-staging has no Buildpacks."],
  ["pipelines", "catalog"],
  ["pipelines:info catalog", "catalog-staging staging catalog-production production"],
  [`addons ${app}`, "as DATABASE"],
  ["addons --all", "heroku-postgresql:standard-0"],
  [`addons:info DATABASE ${app}`, "Plan: heroku-postgresql:essential-0"],
  ["addons:services", "papertrail Papertrail ga"],
  ["addons:plans heroku-postgresql", "heroku-postgresql:standard-0"],
  [`config ${app}`, "DJANGO_LOG_LEVEL: DEBUG"],
  [`config:get DATABASE_URL ${app}`, "postgres://"],
  [`domains ${app}`, "catalog-staging.example.org CNAME"],
  [`domains:info catalog-staging.example.org ${app}`, "kind: custom"],
  [`certs ${app}`, "catalog-staging.example.org"],
  [`certs:auto ${app}`, "Automatic Certificate Management is enabled on catalog-staging"],
  [`webhooks ${app}`, "https://notices.example.org/heroku?to=catalog-deploys%40example.org api:release sync"],
  [`webhooks:deliveries ${app}`, "api:release sync"],
  [`drains ${app}`, "papertrail:choklad"],
  [`access ${app}`, "developer@example.org collaborator deploy, operate, view"],
  [`ps ${app}`, "web (Basic): bin/web (1)"],
  [`ps:type ${app}`, "worker Basic 1"],
  [`releases ${app}`, "Attach DATABASE"],
  [`releases:info ${app}`, "Eligible for Rollback?: Yes"],
  [`pg:info ${app}`, "Plan: Essential 0"],
  [`pg:wait ${app}`, ""],
  [`pg:credentials ${app}`, "default"],
  [`pg:backups ${app}`, "No backups."],
  [`pg:backups:schedules ${app}`, "DATABASE_URL: daily at 2:00 America/New_York"],
];

/** A change of what is declared, and what the next refresh says: each object, with the properties that differ. */
export type HandChange = readonly [command: string, drift: readonly string[]];

const config = "update AppConfigAssociation catalog-app-config: vars.DJANGO_LOG_LEVEL";

/** Rounds of changes by hand, after each of which an `up` puts everything right. */
export const handChanges: readonly (readonly HandChange[])[] = [
  [
    [`config:set DJANGO_LOG_LEVEL=TRACE ${app}`, [config]],
    [`addons:upgrade DATABASE heroku-postgresql:essential-1 ${app}`, ["update Addon catalog-postgres: plan"]],
    [`ps:scale worker=0 ${app}`, ["update Formation catalog-app-worker: quantity"]],
    [`pg:backups:unschedule DATABASE_URL ${app}`, ["delete PostgresBackupSchedule catalog-postgres-backup"]],
    [`domains:remove catalog-staging.example.org ${app}`, ["delete Domain catalog-domain"]],
    [`certs:auto:disable --confirm catalog-staging ${app}`, ["update App catalog-app: acm"]],
    [
      `access:update developer@example.org --permissions view ${app}`,
      ["update TeamCollaborator catalog-access-developer@example.org: permissions"],
    ],
  ],
  [
    // The release before is the one that the hand made above.
    [`rollback ${app}`, [config]],
    [`config:unset DJANGO_LOG_LEVEL ${app}`, [config]],
    [`access:remove developer@example.org ${app}`, ["delete TeamCollaborator catalog-access-developer@example.org"]],
    [
      `ps:type web=standard-1x worker=standard-1x ${app}`,
      ["update Formation catalog-app-web: size", "update Formation catalog-app-worker: size"],
    ],
    [
      `pg:backups:schedule DATABASE_URL --at 05:00 ${app}`,
      ["update PostgresBackupSchedule catalog-postgres-backup: hour, timezone"],
    ],
    [`pipelines:update --stage development ${app}`, ["update PipelineCoupling catalog-pipeline-coupling: stage"]],
    [`addons:destroy PAPERTRAIL --confirm catalog-staging ${app}`, ["delete Addon catalog-papertrail"]],
    [`maintenance:on ${app}`, ["update App catalog-app: maintenance"]],
    [`apps:rename catalog-renamed ${app}`, ["update App catalog-app: name"]],
  ],
];

/** Changes to undeclared objects. */
export const foreignChanges: readonly string[] = [
  `config:set THEIRS=1 ${app}`,
  `domains:add theirs.example.org ${app}`,
  `access:add theirs@example.org --permissions view ${app}`,
  `drains:add https://theirs.example.org/logs ${app}`,
  `features:enable runtime-dyno-metadata ${app}`,
  `webhooks:add --include api:build --level notify --url https://theirs.example.org/ ${app}`,
  `addons:create rediscloud:30 ${app}`,
  `pg:backups:capture DATABASE_URL ${app}`,
  `ps:restart ${app}`,
];

const own = "--app probe";

/** The life of an app that only the CLI knows, in order. */
export const life: readonly string[] = [
  "apps:create probe --team example-library --no-remote",
  `config:set A=1 B=2 ${own}`,
  `config:unset B ${own}`,
  `addons:create heroku-postgresql:essential-0 --wait ${own}`,
  `addons:create heroku-postgresql:essential-0 --as EXTRA --name probe-extra ${own}`,
  "addons:rename probe-extra probe-second",
  `addons:downgrade probe-second heroku-postgresql:essential-1 ${own}`,
  `addons:attach probe-second --as SECOND ${own}`,
  `addons:detach SECOND ${own}`,
  `pg:copy DATABASE EXTRA --confirm EXTRA ${own}`,
  `pg:promote probe-second ${own}`,
  `pg:backups:capture DATABASE ${own}`,
  // The copy is number 1.
  `pg:backups:info b002 ${own}`,
  `pg:backups:url b002 ${own}`,
  `pg:backups:restore b002 DATABASE --confirm probe ${own}`,
  `pg:backups:delete b002 --confirm probe ${own}`,
  `addons:destroy probe-second --confirm probe ${own}`,
  `addons:create heroku-postgresql:standard-0 --as THIRD --name probe-third --wait ${own}`,
  `pg:credentials:create probe-third --name reader ${own}`,
  `addons:attach probe-third --credential reader --as READER ${own}`,
  `pg:credentials probe-third ${own}`,
  `addons:detach READER ${own}`,
  `pg:credentials:destroy probe-third --name reader --confirm probe ${own}`,
  `addons:destroy probe-third --confirm probe ${own}`,
  `certs:auto:enable ${own}`,
  `certs:auto:refresh ${own}`,
  `domains:add www.probe.example.org --wait ${own}`,
  `domains:clear ${own}`,
  "members:add dev@example.org --role member --team example-library",
  "members:set dev@example.org --role admin --team example-library",
  "members:remove dev@example.org --team example-library",
  `drains:add https://logs.example.org/in ${own}`,
  `drains:remove https://logs.example.org/in ${own}`,
  `buildpacks:clear ${own}`,
  `stack:set heroku-22 ${own}`,
  `maintenance:off ${own}`,
  `pipelines:create probes --team example-library --stage staging ${own}`,
  "pipelines:rename probes probes-renamed",
  "ci:config:set C=1 --pipeline probes-renamed",
  "reviewapps:enable --pipeline connected",
  "reviewapps:enable --pipeline connected --autodeploy --autodestroy --wait-for-ci",
  "reviewapps:disable --pipeline connected --no-autodeploy",
  "reviewapps:disable --pipeline connected",
  `pipelines:remove ${own}`,
  "pipelines:destroy probes-renamed",
  `apps:lock ${own}`,
  `apps:unlock ${own}`,
  `apps:transfer example-agency ${own}`,
  "apps:destroy --app probe --confirm probe",
];

/** What the local Heroku has not, and says so. */
export const notEmulated: readonly string[] = [
  `logs ${app}`,
  `run ls ${app}`,
  `pg:reset DATABASE_URL --confirm catalog-staging ${app}`,
  `ci ${app}`,
  "spaces:peerings --space example-space",
  "keys",
];
