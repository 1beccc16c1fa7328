import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A translator's assistant: FastAPI with a queue, OpenAI and an index for each environment. */
const assistant = service({
  name: "assistant",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
    redis: redis(),
  },
  config: {
    ACCESS_TOKEN_EXPIRE_MINUTES: fixed("30"),
    ANTHROPIC_API_KEY: secret(),
    ARQ_MAX_JOBS: fixed("10"),
    BACKEND_CORS_ORIGINS: perEnvironment(),
    ENVIRONMENT: environmentName(),
    FORWARDED_ALLOW_IPS: fixed("*"),
    HF_HUB_DISABLE_TELEMETRY: fixed("1"),
    JWT_ALGORITHM: fixed("HS256"),
    LANGCHAIN_API_KEY: secret(),
    LANGCHAIN_PROJECT: perEnvironment(),
    LANGCHAIN_TRACING_V2: perEnvironment(),
    MAX_UPLOAD_MB: fixed("10"),
    OPENAI_API_KEY: secret(),
    OPENAI_BASE_URL: fixed("https://api.openai.com/v1"),
    OPENAI_MODEL: fixed("gpt-4o-mini"),
    PINECONE_API_KEY: secret(),
    PINECONE_ENVIRONMENT: fixed("us-east-1-aws"),
    PINECONE_INDEX: perEnvironment(),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SECRET_KEY: generated(),
    TOKENIZERS_PARALLELISM: fixed("false"),
    UVICORN_WORKERS: fixed("2"),
    WEB_CONCURRENCY: fixed("2"),
  },
  domain: customDomain(),
  notices: [email("deploys@translate.example")],
});

export const declaration = { environments: ["staging", "production"], services: [assistant] } as const;

export const stacks = stackFiles(declaration, "translate-team", {
  staging: {
    assistant: {
      domain: "assistant-staging.translate.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
        redis: { plan: "mini" },
      },
      config: {
        BACKEND_CORS_ORIGINS: "https://app-staging.translate.example",
        LANGCHAIN_PROJECT: "assistant-staging",
        LANGCHAIN_TRACING_V2: "true",
        PINECONE_INDEX: "translations-staging",
      },
    },
  },
  production: {
    assistant: {
      domain: "assistant.translate.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
        redis: { plan: "premium-0" },
      },
      config: {
        BACKEND_CORS_ORIGINS: "https://app.translate.example",
        LANGCHAIN_PROJECT: "assistant",
        LANGCHAIN_TRACING_V2: "false",
        PINECONE_INDEX: "translations",
      },
    },
  },
});

export const expects = "Nothing stops it: keys, index and traces are those of each environment.";
