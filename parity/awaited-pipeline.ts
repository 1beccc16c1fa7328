/** What refuses an environment for want of a pipeline, which is named like its service. */
export const awaitedLine = (service: string, first: string): string =>
  `${service}: expected the pipeline "${service}", which ${first} makes, got none: run pulumi up --stack ${first} first`;
