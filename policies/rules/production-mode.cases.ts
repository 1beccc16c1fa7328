import type { Case } from "../test/case.ts";
import { sampleEstate, withVars } from "../test/sample-estate.ts";

const wrong = (key: string, does: string, environment = "production") =>
  `shop-app-config: ${key}: expected a production setting, got one that ${does}: change it for ${environment}, or remove it`;
const forVisitors = "shows stack traces, and often settings and secrets, to visitors";
const forDevelopers = "runs the app as on a developer's machine";
const development = "runs libraries in development mode, which only the value production turns off";
const own = "selects the settings of a developer's machine";
const personal = "writes personal data into the logs and uses up the log plan";
const dropsTables = "changes or drops database tables whenever the app starts";

const having = (vars: Readonly<Record<string, string>>, environment = "production") =>
  withVars(sampleEstate(environment), "vars", vars);
const violation = (key: string, value: string, does: string): Case => ({
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
  violation("DEBUG", "True", forVisitors),
  violation("APP_DEBUG", "1", forVisitors),
  violation("DJANGO_DEBUG", "yes", forVisitors),
  violation("FLASK_DEBUG", "on", forVisitors),
  violation("WP_DEBUG_DISPLAY", "true", forVisitors),
  violation("RACK_ENV", "development", development),
  violation("RAILS_ENV", "staging", development),
  violation("HASURA_GRAPHQL_DEV_MODE", "true", forVisitors),
  violation("SERVER_ERROR_INCLUDE_STACKTRACE", "always", forVisitors),
  violation("XDEBUG_MODE", "develop,debug", forVisitors),
  violation("DEBUGBAR_ENABLED", "true", forVisitors),
  violation("MAGE_MODE", "developer", forDevelopers),
  violation("SPRING_H2_CONSOLE_ENABLED", "true", "shows a console of the database on the web"),
  violation("GRAPHQL_PLAYGROUND", "1", "shows the schema, and a console for it, to everyone"),
  violation("APP_ENV", "local", forDevelopers),
  violation("GIN_MODE", "debug", forDevelopers),
  violation("SPRING_PROFILES_ACTIVE", "heroku,dev", forDevelopers),
  violation("ASPNETCORE_ENVIRONMENT", "Development", forDevelopers),
  violation("DJANGO_SETTINGS_MODULE", "config.settings.local", own),
  violation("DISABLE_DATABASE_ENVIRONMENT_CHECK", "1", "lets Rails drop or reload the database without asking"),
  violation("SPRING_JPA_HIBERNATE_DDL_AUTO", "create-drop", dropsTables),
  violation("TYPEORM_SYNCHRONIZE", "true", dropsTables),
  violation("WTF_CSRF_ENABLED", "False", "lets anyone in"),
  violation("ALLOWED_HOSTS", "*", "takes requests for any host or from any site"),
  violation(
    "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE",
    "health,heapdump",
    "opens actuators such as the heap dump, which contains the app's secrets, to everyone",
  ),
  violation("LOG_LEVEL", "debug", personal),
  violation("LOGGING_LEVEL_ORG_HIBERNATE", "TRACE", personal),
  violation("SPRING_JPA_SHOW_SQL", "true", personal),
  violation("ENVIRONMENT", "development", forDevelopers),
  violation("REACT_APP_ENV", "dev", forDevelopers),
  violation("SHOP_CORS_ORIGIN", "*", "takes requests for any host or from any site"),
  violation("STRIPE_WEBHOOK_VERIFY", "false", "takes forged tokens and messages"),
  violation("JWT_ALGORITHM", "none", "takes forged tokens and messages"),
  violation("SECRET_KEY_BASE_DUMMY", "1", "has Rails make up another signing key at each start"),
  violation("NODE_OPTIONS", "--inspect=0.0.0.0:9229", "opens a debugger, which may do anything"),
  violation("FLOWER_UNAUTHENTICATED_API", "true", "opens a console without a password"),
  violation("PGADMIN_CONFIG_SERVER_MODE", "False", "opens a console without a password"),
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
