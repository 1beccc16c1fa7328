import { hasWord, isOff, isOn, isWord } from "../switch-words.ts";
import type { Switch } from "./switch.ts";

const forVisitors = "shows stack traces, and often settings and secrets, to visitors";
const forDevelopers = "runs the app as on a developer's machine";
const personal = "writes personal data into the logs and uses up the log plan";
const developer = ["dev", "develop", "developer", "development", "local", "localhost", "test", "testing", "debug"];

/** Debug and development modes. */
export const developmentSwitches: readonly Omit<Switch, "kind">[] = [
  // docs.djangoproject.com/en/stable/howto/deployment/checklist, flask.palletsprojects.com/en/stable/config,
  // laravel.com/docs/configuration#debug-mode, developer.wordpress.org/advanced-administration/debug/debug-wordpress.
  // Node's package `debug` reads DEBUG too, as names of loggers such as `app:*`, which are no switch.
  {
    key: /^((APP|DJANGO|FLASK|QUART|FASTAPI|WP|SYMFONY|CAKE|YII|CI|WAGTAIL|DASH|SHINY|GRADIO|STREAMLIT|SERVER|WEB|TEMPLATE|DJANGO_TEMPLATE)_)?DEBUG(_MODE)?$/i,
    isWrong: isOn,
    does: forVisitors,
  },
  {
    // hasura.io/docs/latest/deployment/production-checklist, github.com/barryvdh/laravel-debugbar, underground.works/clockwork
    key: /^(WP_DEBUG_DISPLAY|DISPLAY_ERRORS|PHP_DISPLAY_ERRORS|SHOW_ERRORS|(\w+_)?(DEV|DEVELOPER|DEVELOPMENT)_?MODE|BETTER_ERRORS|WEB_CONSOLE|(\w+_)?DEBUG_?(TOOLBAR|BAR)(_ENABLED)?|ENABLE_DEBUG_?(TOOLBAR|BAR)|CLOCKWORK_ENABLE|(WEB_?|SYMFONY_)?PROFILER_(ENABLED|TOOLBAR)|PROPAGATE_EXCEPTIONS|CONSIDER_ALL_REQUESTS_LOCAL|(\w+_)?(SHOW|DISPLAY|EXPOSE|INCLUDE)_STACK_?TRACES?)$/i,
    isWrong: isOn,
    does: forVisitors,
  },
  // docs.spring.io/spring-boot/appendix/application-properties: server.error.include-stacktrace, …-message
  {
    key: /^SERVER_ERROR_INCLUDE_?(STACKTRACE|EXCEPTION)$/,
    isWrong: (value) => isOn(value) || isWord("always", "on_param", "on-param")(value),
    does: forVisitors,
  },
  // werkzeug.palletsprojects.com/en/stable/debug: the console asks for no PIN; xdebug.org/docs/all_settings#mode
  { key: /^WERKZEUG_DEBUG_PIN$/, isWrong: isOff, does: forVisitors },
  { key: /^XDEBUG_MODE$/, isWrong: hasWord("debug", "develop"), does: forVisitors },
  // guides.rubyonrails.org/configuring.html#rails-environment-settings, expressjs.com/en/advanced/best-practice-performance.html;
  // buildpacks warn of anything but production: heroku-buildpack-ruby, lib/language_pack/rails2.rb.
  {
    key: /^(RAILS_ENV|RACK_ENV|NODE_ENV|HANAMI_ENV)$/,
    isWrong: (value) => !isWord("production", "deployment")(value),
    does: "runs libraries in development mode, which only the value production turns off",
    isEverywhere: true,
  },
  // laravel.com/docs/configuration, symfony.com/doc/current/configuration.html, hexdocs.pm/mix, gin-gonic.com/docs,
  // learn.microsoft.com/aspnet/core/fundamentals/environments, roots.io/bedrock, craftcms.com/docs,
  // experienceleague.adobe.com/docs/commerce (MAGE_MODE), docs.typo3.org (TYPO3_CONTEXT), docs.silverstripe.org
  {
    key: /^(APP_ENV|APPLICATION_ENV|MIX_ENV|FLASK_ENV|GO_ENV|GIN_MODE|LUCKY_ENV|SYMFONY_ENV|WP_ENV|WP_ENVIRONMENT_TYPE|CRAFT_ENVIRONMENT|CRAFT_ENV|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|ROCKET_PROFILE|KEMAL_ENV|AMBER_ENV|DJANGO_ENV|DJANGO_ENVIRONMENT|DENO_ENV|CAKE_ENV|CI_ENVIRONMENT|MAGE_MODE|TYPO3_CONTEXT|FLOW_CONTEXT|NEOS_CONTEXT|SS_ENVIRONMENT_TYPE|PADRINO_ENV|YII_ENV|SHOPWARE_ENV|ELEVENTY_ENV|PAYLOAD_ENV)$/,
    isWrong: isWord(...developer),
    does: forDevelopers,
  },
  // Common custom names
  {
    key: /^((APP_|SERVER_|DEPLOY(MENT)?_)?ENVIRONMENT|(DEPLOY|DEPLOYMENT|RUNTIME|CONFIG|SERVER)_ENV|ENV|STAGE|APP_STAGE|(REACT|VUE|NUXT|VITE|NEXT_PUBLIC|EXPO_PUBLIC)_(APP_)?ENV)$/,
    isWrong: isWord("dev", "develop", "development", "local", "localhost"),
    does: forDevelopers,
  },
  // docs.spring.io/spring-boot/reference/features/profiles.html, django-configurations.readthedocs.io
  {
    key: /^(SPRING_PROFILES_ACTIVE|MICRONAUT_ENVIRONMENTS|QUARKUS_PROFILE|DJANGO_CONFIGURATION)$/,
    isWrong: hasWord(...developer),
    does: forDevelopers,
  },
  // docs.djangoproject.com/en/stable/topics/settings: a module such as config.settings.local
  {
    key: /^(DJANGO_SETTINGS_MODULE|FLASK_CONFIG|APP_SETTINGS|APP_CONFIG|SETTINGS_MODULE)$/,
    isWrong: (value) =>
      /(^|[._:])(dev|develop|development|local|test|testing|debug)(config|settings)?$/i.test(value.trim()),
    does: "selects the settings of a developer's machine",
  },
  // guides.rubyonrails.org/debugging_rails_applications.html: at this level, parameters and queries are in the lines
  {
    key: /^((RAILS|DJANGO|APP|PINO|WINSTON|CELERY|GUNICORN|UVICORN|STRAPI|DIRECTUS|HASURA_GRAPHQL|NEST)_)?LOG_?LEVEL$|^LOGGING_LEVEL_\w+$/,
    isWrong: isWord("debug", "trace", "all", "verbose", "silly"),
    does: personal,
    isAdvisory: true,
  },
  // docs.spring.io/spring-boot, docs.sqlalchemy.org/en/20/core/engines.html
  {
    key: /^((SPRING_JPA|HIBERNATE|TYPEORM|SEQUELIZE|DB|DATABASE)_(SHOW_SQL|LOG_QUERIES|LOGGING|QUERY_LOG)|SQLALCHEMY_ECHO|SQL_ECHO|SHOW_SQL)$/,
    isWrong: isOn,
    does: personal,
    isAdvisory: true,
  },
];
