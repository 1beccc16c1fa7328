import { edited, setting, withKnobs } from "../../edited-estate.ts";
import { soundEstate } from "../sound-estate.ts";

const renamed = (size: string) => ({ processes: { web: undefined, server: { quantity: 1, size } } });

/** A shop whose Procfile says server. Broken: practice 73, https://devcenter.heroku.com/articles/procfile#the-web-process-type */
export const { declaration, stacks } = edited(soundEstate, [
  setting({ processes: ["server", "worker"] }),
  withKnobs("staging", renamed("Basic")),
  withKnobs("production", renamed("Standard-1X")),
]);

export const expects = "The web server's process is called server, to which Heroku routes no request.";
