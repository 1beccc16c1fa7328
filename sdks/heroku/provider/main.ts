import { serve } from "./serve.ts";

await serve(async () => {
  const { herokuService } = await import("./heroku-service.ts");
  // The engine names itself in the first argument already: a provider that is never shaken hands with sees its end, too.
  // Flags for logging and tracing may come before it.
  return herokuService(process.argv.slice(2).findLast((argument) => !argument.startsWith("-")));
});
