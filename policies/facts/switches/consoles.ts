import { hasWord, isOff, isOn } from "../switch-words.ts";
import type { Switch } from "./switch.ts";

const lets = { kind: "guard", does: "opens a console without a password" } as const;

/** Consoles of queues, jobs and databases that ask for no password. */
export const consoleSwitches: readonly Switch[] = [
  // flower.readthedocs.io/en/latest/config.html#unauthenticated-api, docs.n8n.io/hosting/configuration/environment-variables/user-management-smtp
  { key: /^N8N_USER_MANAGEMENT_DISABLED$/, isWrong: isOn, ...lets },
  // Only where Flower is the process web does Heroku send it requests.
  { key: /^FLOWER_UNAUTHENTICATED_API$/, isWrong: isOn, ...lets, isAdvisory: true },
  // github.com/mongo-express/mongo-express, pgadmin.org/docs/pgadmin4/latest/container_deployment.html: desktop mode has no sign-in
  {
    key: /^(ME_CONFIG_BASICAUTH(_ENABLED)?|PGADMIN_CONFIG_SERVER_MODE|N8N_BASIC_AUTH_ACTIVE)$/,
    isWrong: isOff,
    ...lets,
  },
  // airflow.apache.org/docs/apache-airflow/stable/security/api.html: this backend lets every request through
  {
    key: /^AIRFLOW__API__AUTH_BACKENDS?$/,
    isWrong: hasWord("airflow.api.auth.backend.default"),
    ...lets,
  },
  // airflow.apache.org/docs/apache-airflow/stable/configurations-ref.html#expose-config
  {
    key: /^AIRFLOW__WEBSERVER__EXPOSE_CONFIG$/,
    isWrong: isOn,
    kind: "guard",
    does: "shows settings, including passwords, to every signed-in user",
  },
];
