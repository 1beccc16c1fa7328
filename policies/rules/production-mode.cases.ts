import type { Case } from "../test/case.ts";
import { sampleEstate, withVars } from "../test/sample-estate.ts";

const wrong = (key: string, does: string, environment = "production") =>
  `shop-app-config: ${key}: expected the setting of production, got one that ${does}: change it for ${environment}, or take it away`;
const forVisitors = "shows stack traces, and often settings and secrets, to visitors";
const forDevelopers = "runs the app as on a developer's machine";
const development = "has libraries run in their development mode, which only production switches off";
const own = "names the settings of a developer's machine";
const personal = "writes people's data into the log lines, and fills the log plan";
const dropsTables = "changes or drops tables of the database whenever the app starts";

const having = (vars: Readonly<Record<string, string>>, environment = "production") =>
  withVars(sampleEstate(environment), "vars", vars);
const told = (key: string, value: string, does: string): Case => ({
  name: `${key}=${value}`,
  resources: having({ [key]: value }),
  messages: [wrong(key, does)],
});
const fine = (key: string, value: string, environment = "production"): Case => ({
  name: `${key}=${value} in ${environment}`,
  resources: having({ [key]: value }, environment),
  messages: [],
});

export const cases: readonly Case[] = [
  told("DEBUG", "True", forVisitors),
  told("APP_DEBUG", "1", forVisitors),
  told("DJANGO_DEBUG", "yes", forVisitors),
  told("FLASK_DEBUG", "on", forVisitors),
  told("WP_DEBUG_DISPLAY", "true", forVisitors),
  told("RACK_ENV", "development", development),
  told("RAILS_ENV", "staging", development),
  told("HASURA_GRAPHQL_DEV_MODE", "true", forVisitors),
  told("SERVER_ERROR_INCLUDE_STACKTRACE", "always", forVisitors),
  told("XDEBUG_MODE", "develop,debug", forVisitors),
  told("DEBUGBAR_ENABLED", "true", forVisitors),
  told("MAGE_MODE", "developer", forDevelopers),
  told("SPRING_H2_CONSOLE_ENABLED", "true", "shows a console of the database on the web"),
  told("GRAPHQL_PLAYGROUND", "1", "shows the schema, and a console to try it out, to everybody"),
  told("APP_ENV", "local", forDevelopers),
  told("GIN_MODE", "debug", forDevelopers),
  told("SPRING_PROFILES_ACTIVE", "heroku,dev", forDevelopers),
  told("ASPNETCORE_ENVIRONMENT", "Development", forDevelopers),
  told("DJANGO_SETTINGS_MODULE", "config.settings.local", own),
  told("DISABLE_DATABASE_ENVIRONMENT_CHECK", "1", "lets Rails drop or reload the database without asking"),
  told("SPRING_JPA_HIBERNATE_DDL_AUTO", "create-drop", dropsTables),
  told("TYPEORM_SYNCHRONIZE", "true", dropsTables),
  told("WTF_CSRF_ENABLED", "False", "lets everybody in"),
  told("ALLOWED_HOSTS", "*", "takes requests for any host or from any site"),
  told(
    "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE",
    "health,heapdump",
    "opens actuators such as the heap dump, with the app's secrets in it, to everybody",
  ),
  told("LOG_LEVEL", "debug", personal),
  told("LOGGING_LEVEL_ORG_HIBERNATE", "TRACE", personal),
  told("SPRING_JPA_SHOW_SQL", "true", personal),
  told("ENVIRONMENT", "development", forDevelopers),
  told("REACT_APP_ENV", "dev", forDevelopers),
  told("SHOP_CORS_ORIGIN", "*", "takes requests for any host or from any site"),
  told("STRIPE_WEBHOOK_VERIFY", "false", "takes forged tokens and messages"),
  told("JWT_ALGORITHM", "none", "takes forged tokens and messages"),
  told("SECRET_KEY_BASE_DUMMY", "1", "has Rails make up another signing key at each start"),
  told("NODE_OPTIONS", "--inspect=0.0.0.0:9229", "opens a debugger, which may do anything"),
  told("FLOWER_UNAUTHENTICATED_API", "true", "lets everybody into a console"),
  told("PGADMIN_CONFIG_SERVER_MODE", "False", "lets everybody into a console"),
  {
    name: "any origin and the schema, where the data is public",
    resources: withVars(sampleEstate("production", { dataClass: "public" }), "vars", {
      CORS_ALLOWED_ORIGINS: "*",
      GRAPHQL_INTROSPECTION: "true",
    }),
    messages: [],
  },
  {
    name: "the environment's name as a mode, in staging",
    resources: having({ NODE_ENV: "staging" }, "staging"),
    messages: [wrong("NODE_ENV", development, "staging")],
  },
  {
    name: "a config var that the stack file excepts",
    resources: having({ DEBUG: "true" }),
    settings: { except: ["DEBUG"] },
    messages: [],
  },
  fine("DEBUG", "shop:*"),
  fine("DEBUG", ""),
  fine("APP_DEBUG", "false"),
  fine("APP_DEBUG", "true", "staging"),
  fine("NODE_ENV", "development", "development"),
  fine("RACK_ENV", "deployment"),
  fine("MIX_ENV", "prod"),
  fine("ENVIRONMENT", "production"),
  fine("STAGE", "final"),
  fine("JWT_ALGORITHM", "RS256"),
  fine("NODE_OPTIONS", "--max-old-space-size=460"),
  fine("SERVER_ERROR_INCLUDE_STACKTRACE", "never"),
  fine("XDEBUG_MODE", "off"),
  fine("OAUTH_TOKEN_INTROSPECTION_ENABLED", "true"),
  fine("GODEBUG", "madvdontneed=1"),
  fine("SENTRY_DEBUG", "true"),
  fine("DJANGO_SETTINGS_MODULE", "shop.settings.heroku"),
  fine("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health"),
  fine("SPRING_JPA_HIBERNATE_DDL_AUTO", "validate"),
];
