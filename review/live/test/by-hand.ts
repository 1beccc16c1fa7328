import type { StandingService } from "./standing-service.ts";

/** Something done by hand to a service that is as it is declared. */
export interface ByHand {
  readonly what: string;
  readonly service: "catalog" | "bookings" | "trails" | "credits";
  act(standing: StandingService): Promise<unknown>;
  /** Each is in one line of what parity, or a review of an environment, says of it. */
  readonly said: readonly RegExp[];
  /** None is in any line. */
  readonly unsaid?: readonly RegExp[];
}

/** All of some config vars of an app, as people set them. */
export const setVars =
  (app: string, vars: Readonly<Record<string, string | null>>): ByHand["act"] =>
  ({ heroku }) =>
    heroku.ask(`PATCH /apps/${app}/config-vars`, vars);

/** One request. */
export const send =
  (spec: string, body?: unknown): ByHand["act"] =>
  ({ heroku }) =>
    heroku.ask(spec, body);
