import { hasWord, isOff, isOn, isWord } from "../switch-words.ts";
import type { Switch } from "./switch.ts";

const openConsole = "opens a console without a password";
const dropsTables = "changes or drops database tables whenever the app starts";

/** Guards that are off, and doors that are open. */
export const guardSwitches: readonly Omit<Switch, "kind">[] = [
  // api.rubyonrails.org: ActiveRecord::ProtectedEnvironmentError
  {
    key: /^DISABLE_DATABASE_ENVIRONMENT_CHECK$/,
    isWrong: (value) => !isOff(value),
    does: "lets Rails drop or reload the database without asking",
  },
  // github.com/ankane/strong_migrations
  { key: /^SAFETY_ASSURED$/, isWrong: isOn, does: "lets every dangerous migration through" },
  {
    key: /^((DISABLE|SKIP|NO|BYPASS)_(AUTH|AUTHENTICATION|AUTHORIZATION|LOGIN|CSRF|CSRF_PROTECTION|PERMISSIONS?|SIGNATURE_CHECK|WEBHOOK_VERIFICATION)|(AUTH|AUTHENTICATION|CSRF|LOGIN)_(DISABLED|BYPASS))$/i,
    isWrong: isOn,
    does: "lets anyone in",
  },
  // flask-wtf.readthedocs.io/en/stable/config
  {
    key: /^((WTF_)?CSRF_ENABLED|WTF_CSRF_CHECK_DEFAULT|(AUTH|AUTHENTICATION|LOGIN)_(ENABLED|REQUIRED)|REQUIRE_(AUTH|LOGIN))$/i,
    isWrong: isOff,
    does: "lets anyone in",
  },
  // rfc-editor.org/rfc/rfc8725 (JWT), docs.stripe.com/webhooks#verify-events
  {
    key: /^(\w+_)?((JWT|TOKEN|WEBHOOK|SIGNATURE|HMAC)_(VERIFY|VERIFICATION|CHECK|VALIDATE|VALIDATION)(_SIGNATURES?|_ENABLED)?|(VERIFY|CHECK|VALIDATE)_(JWT|TOKENS?|WEBHOOKS?|(WEBHOOK_)?SIGNATURES?|HMAC))$/i,
    isWrong: isOff,
    does: "takes forged tokens and messages",
  },
  { key: /^(\w+_)?JWT_ALG(ORITHM)?S?$/i, isWrong: hasWord("none"), does: "takes forged tokens and messages" },
  // guides.rubyonrails.org/getting_started.html: for a build without secrets
  {
    key: /^SECRET_KEY_BASE_DUMMY$/,
    isWrong: (value) => !isOff(value),
    does: "has Rails make up another signing key at each start",
  },
  // nodejs.org/en/learn/getting-started/debugging, docs.oracle.com/javase/8/docs/technotes/guides/jpda/conninv.html
  {
    key: /^(NODE_OPTIONS|JAVA_(TOOL_)?OPT(ION)?S|JDK_JAVA_OPTIONS)$/,
    isWrong: (value) => /--inspect(-brk)?\b|-agentlib:jdwp|-Xrunjdwp|jmxremote\.authenticate=false/.test(value),
    does: "opens a debugger, which may do anything",
    isAdvisory: true,
  },
  // docs.djangoproject.com/en/stable/ref/settings/#session-cookie-httponly, laravel.com/docs/session
  {
    key: /^(\w+_)?SESSION_(COOKIE_)?HTTP_?ONLY$/i,
    isWrong: isOff,
    does: "lets scripts of a page read its visitor's session",
    isAdvisory: true,
  },
  // docs.spring.io/spring-boot/reference/actuator/endpoints.html
  {
    key: /^MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE$/,
    isWrong: (value) =>
      /\*|\b(env|heapdump|threaddump|configprops|shutdown|httpexchanges|sessions|logfile)\b/i.test(value),
    does: "opens actuators such as the heap dump, which contains the app's secrets, to everyone",
  },
  {
    key: /^(MANAGEMENT_SECURITY_ENABLED|ENDPOINTS_SENSITIVE|SPRING_H2_CONSOLE_SETTINGS_WEB_ALLOW_OTHERS)$/,
    isWrong: (value) => isOff(value),
    does: "exposes the app's internals to everyone",
  },
  // docs.spring.io/spring-boot/how-to/data-access: h2-console
  {
    key: /^(SPRING_H2_CONSOLE_ENABLED|ADMINER_ENABLED|PHPMYADMIN_ENABLED)$/,
    isWrong: isOn,
    does: "shows a console of the database on the web",
  },
  // hasura.io/docs/latest/deployment/production-checklist, www.apollographql.com/docs/apollo-server/api/apollo-server: who may see the schema
  {
    key: /^(HASURA_GRAPHQL_ENABLE_CONSOLE|(\w+_)?(GRAPHQL|APOLLO)_(\w+_)?(PLAYGROUND|GRAPHIQL|INTROSPECTION)(_ENABLED)?|(ENABLE_)?(PLAYGROUND|GRAPHIQL)(_ENABLED)?)$/,
    isWrong: isOn,
    does: "shows the schema, and a console for it, to everyone",
    isAdvisory: true,
    isForPublicData: true,
  },
  // hasura.io/docs/latest/auth/authentication/unauthenticated-access, grafana.com/docs/grafana/latest/setup-grafana/configure-access
  {
    key: /^(GF_AUTH_ANONYMOUS_ENABLED|(ALLOW|ENABLE)_ANONYMOUS(_ACCESS|_LOGIN|_AUTH)?|ANONYMOUS_ACCESS(_ENABLED)?)$/,
    isWrong: isOn,
    does: "lets anyone in",
    isAdvisory: true,
  },
  // docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts, pypi.org/project/django-cors-headers
  {
    key: /^((\w+_)?CORS_(ALLOW(ED)?_)?(ORIGINS?|DOMAINS?)|(\w+_)?(?<!ACTION_CABLE_)ALLOWED_ORIGINS?)$/i,
    isWrong: isWord("*", '["*"]', "'*'"),
    does: "takes requests for any host or from any site",
    isAdvisory: true,
    isForPublicData: true,
  },
  {
    key: /^((DJANGO_)?ALLOWED_HOSTS|CSRF_TRUSTED_ORIGINS|ACTION_CABLE_ALLOWED_ORIGINS|ALLOWEDHOSTS|TRUSTED_HOSTS)$/i,
    isWrong: isWord("*", '["*"]', "'*'"),
    does: "takes requests for any host or from any site",
    isAdvisory: true,
  },
  {
    key: /^(\w+_)?CORS_(ALLOW_ALL_ORIGINS|ORIGIN_ALLOW_ALL|ALLOW_ALL)$/,
    isWrong: isOn,
    does: "takes requests from any site",
    isAdvisory: true,
    isForPublicData: true,
  },
  // Consoles of queues, jobs and databases that ask for no password.
  // flower.readthedocs.io/en/latest/config.html#unauthenticated-api, docs.n8n.io/hosting/configuration/environment-variables/user-management-smtp
  { key: /^N8N_USER_MANAGEMENT_DISABLED$/, isWrong: isOn, does: openConsole },
  // Only where Flower is the process web does Heroku send it requests.
  { key: /^FLOWER_UNAUTHENTICATED_API$/, isWrong: isOn, does: openConsole, isAdvisory: true },
  // github.com/mongo-express/mongo-express, pgadmin.org/docs/pgadmin4/latest/container_deployment.html: desktop mode has no sign-in
  {
    key: /^(ME_CONFIG_BASICAUTH(_ENABLED)?|PGADMIN_CONFIG_SERVER_MODE|N8N_BASIC_AUTH_ACTIVE)$/,
    isWrong: isOff,
    does: openConsole,
  },
  // airflow.apache.org/docs/apache-airflow/stable/security/api.html: this backend lets every request through
  { key: /^AIRFLOW__API__AUTH_BACKENDS?$/, isWrong: hasWord("airflow.api.auth.backend.default"), does: openConsole },
  // airflow.apache.org/docs/apache-airflow/stable/configurations-ref.html#expose-config
  {
    key: /^AIRFLOW__WEBSERVER__EXPOSE_CONFIG$/,
    isWrong: isOn,
    does: "shows settings, including passwords, to every signed-in user",
  },
  // Changes to a database when an app starts.
  // docs.spring.io/spring-boot/how-to/data-initialization.html
  {
    key: /^((SPRING_JPA_)?HIBERNATE_(DDL_AUTO|HBM2DDL_AUTO)|SPRING_JPA_HIBERNATE_DDL_AUTO|QUARKUS_HIBERNATE_ORM_DATABASE_GENERATION)$/,
    isWrong: isWord("create", "create-drop", "drop", "drop-and-create"),
    does: dropsTables,
  },
  // typeorm.io/data-source-options, sequelize.org/docs/v6/core-concepts/model-basics
  {
    key: /^(TYPEORM_(SYNCHRONIZE|DROP_SCHEMA)|DB_SYNCHRONIZE|DB_SYNC_FORCE|SEQUELIZE_(SYNC_)?FORCE|(RESET|DROP|WIPE|TRUNCATE)_(DB|DATABASE)|(DB|DATABASE)_(RESET|DROP|WIPE)(_ON_(BOOT|START))?)$/,
    isWrong: isOn,
    does: dropsTables,
  },
];
