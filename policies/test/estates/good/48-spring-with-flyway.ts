import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A port's berths: Spring Boot with Flyway, and health alone of its actuator. */
const berths = service({
  name: "berths",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    AIS_FEED_TOKEN: secret({ shared: "the feed is read only, one token a customer" }),
    AIS_FEED_URL: fixed("https://ais.harbours.example/feed"),
    JAVA_OPTS: fixed("-Xmx300m -Xss512k"),
    JAVA_TOOL_OPTIONS: fixed("-XX:+UseSerialGC -Dfile.encoding=UTF-8"),
    LOGGING_LEVEL_COM_PORT: perEnvironment(),
    LOGGING_LEVEL_ROOT: fixed("INFO"),
    MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: fixed("health,info"),
    MANAGEMENT_ENDPOINT_HEALTH_SHOW_DETAILS: fixed("when-authorized"),
    MAVEN_CUSTOM_GOALS: fixed("clean package"),
    MAVEN_CUSTOM_OPTS: fixed("-DskipTests"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SERVER_ERROR_INCLUDE_STACKTRACE: fixed("never"),
    SERVER_FORWARD_HEADERS_STRATEGY: fixed("framework"),
    SERVER_HOST: fromDomain(),
    SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE: perEnvironment(),
    SPRING_FLYWAY_CLEAN_DISABLED: fixed("true"),
    SPRING_FLYWAY_ENABLED: fixed("true"),
    SPRING_JPA_HIBERNATE_DDL_AUTO: fixed("validate"),
    SPRING_PROFILES_ACTIVE: fixed("heroku"),
    SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI: perEnvironment(),
    SPRING_SESSION_STORE_TYPE: fixed("jdbc"),
  },
  domain: customDomain(),
  notices: [email("deploys@port.example")],
});

export const declaration = { environments: ["staging", "production"], services: [berths] } as const;

export const stacks = stackFiles(declaration, "port-team", {
  staging: {
    berths: {
      domain: "berths-staging.port.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: {
        LOGGING_LEVEL_COM_PORT: "DEBUG",
        SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE: "5",
        SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI: "https://port-staging.eu.auth0.com/",
      },
    },
  },
  production: {
    berths: {
      domain: "berths.port.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: {
        LOGGING_LEVEL_COM_PORT: "INFO",
        SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE: "20",
        SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI: "https://port.eu.auth0.com/",
      },
    },
  },
});

export const expects =
  "Nothing stops it: Hibernate only validates, the actuator shows health, and the feed that both read belongs to a partner.";
