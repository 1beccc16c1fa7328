/** A rule to write into an environment's stack file, by which its `up` leaves what is at `path` of a service as it is. */
export const ignoreLine = (environment: string, service: string, path: string): string =>
  `Pulumi.${environment}.yaml: estate:review: ignore: add { service: ${service}, path: ${path}, reason: "<the reason>", until: "<a day within a year>" }`;
