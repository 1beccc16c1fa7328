/** A knob of a service in the stack file of an environment. */
export const stackFileLine = (environment: string, service: string, knob: string, value: string): string =>
  `Pulumi.${environment}.yaml: estate:services.${service}.${knob}: ${value}`;

/** A word of a service's declaration. */
export const indexLine = (service: string, word: string): string => `index.ts: ${service}: ${word}`;

/** A word that is declared for one environment, with its reason still to be written. */
export const onlyInWord = (environment: string, word: string): string =>
  `onlyIn("${environment}", ${word}, "<the reason>")`;

/** Sets a secret of a stack. Its value is asked for. */
export const secretCommand = (environment: string, key: string): string =>
  `pulumi config set --secret ${key} --stack ${environment}`;

/** A rule to write into an environment's stack file, by which its `up` leaves what is at `path` of a service as it is. */
export const ignoreLine = (environment: string, service: string, path: string): string =>
  `Pulumi.${environment}.yaml: estate:review: ignore: add { service: ${service}, path: ${path}, reason: "<the reason>", until: "<a day within a year>" }`;
