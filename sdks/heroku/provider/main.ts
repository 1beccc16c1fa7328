import { serve } from "./serve.ts";

await serve(async () => {
  const { herokuService } = await import("./heroku-service.ts");
  // The engine's address is also the first argument: a provider without a handshake must notice its end too.
  // Flags for logging and tracing may precede it.
  return herokuService(process.argv.slice(2).findLast((argument) => !argument.startsWith("-")));
});
