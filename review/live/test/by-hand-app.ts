import { type ByHand, send } from "./by-hand.ts";

const domainState =
  (hostname: string): ByHand["act"] =>
  ({ heroku }) =>
    heroku.ask("POST /_local/domains", {
      hostname,
      acm: { status: "failing", reason: "CAA record prevents issuing the certificate" },
    });

/** The apps themselves, who may do what there, and the pipelines that they are in. */
export const appByHand: readonly ByHand[] = [
  {
    what: "production's app is another team's",
    service: "bookings",
    act: send("PATCH /teams/apps/bookings-production", { owner: "example-agency" }),
    said: [/^unexplained app\.team: staging example-library, production example-agency/],
  },
  {
    what: "production shows the maintenance page",
    service: "bookings",
    act: send("PATCH /apps/bookings-production", { maintenance: true }),
    said: [/^unexplained app\.maintenance: staging off, production on.*heroku maintenance:off/],
  },
  {
    what: "both show the maintenance page",
    service: "bookings",
    async act(standing) {
      for (const app of ["bookings-staging", "bookings-production"]) {
        await send(`PATCH /apps/${app}`, { maintenance: true })(standing);
      }
    },
    said: [/^unexplained app\.maintenance: on in both/],
  },
  {
    what: "production's next build is on another stack",
    service: "catalog",
    act: send("PATCH /apps/catalog-production", { build_stack: "heroku-22" }),
    said: [/^unexplained stack\.next: staging none, production heroku-22/],
  },
  {
    what: "staging has other buildpacks",
    service: "bookings",
    act: send("PUT /apps/bookings-staging/buildpack-installations", {
      updates: [{ buildpack: "https://github.com/example/heroku-buildpack-imagemagick" }, { buildpack: "heroku/ruby" }],
    }),
    said: [/^unexplained buildpacks: staging .*imagemagick, heroku\/ruby, production none/],
  },
  {
    what: "production starts new dynos before old ones stop",
    service: "bookings",
    async act({ heroku }) {
      await heroku.ask("PATCH /apps/bookings-production/formation/web", { quantity: 2 });
      await heroku.ask("PATCH /apps/bookings-production/features/preboot", { enabled: true });
    },
    said: [/^unexplained features\.preboot: staging none, production on/],
  },
  {
    what: "staging has session affinity",
    service: "catalog",
    act: send("PATCH /apps/catalog-staging/features/http-session-affinity", { enabled: true }),
    said: [/^unexplained features\.http-session-affinity: staging on, production none/],
  },
  {
    what: "production is locked",
    service: "catalog",
    act: send("PATCH /teams/apps/catalog-production", { locked: true }),
    said: [/^unexplained app\.locked: staging none, production present.*heroku apps:unlock/],
  },
  {
    what: "production has a second host name",
    service: "catalog",
    act: send("POST /apps/catalog-production/domains", { hostname: "old.example.org", sni_endpoint: null }),
    said: [
      /^unexplained domains\.custom: staging 1, production 2.*old\.example\.org/,
      /^added production: .*old\.example\.org/,
    ],
  },
  {
    what: "production has no automatic certificates",
    service: "bookings",
    act: send("DELETE /apps/bookings-production/acm", {}),
    said: [/^unexplained certificates\.kind: staging automatic, production /],
  },
  {
    what: "the certificates of both fail",
    service: "catalog",
    async act(standing) {
      await domainState("catalog-staging.example.org")(standing);
      await domainState("catalog.example.org")(standing);
    },
    said: [/^unhealthy staging: .*CAA record/, /^unhealthy production: .*CAA record/],
  },
  {
    what: "production's log lines go to a collector more",
    service: "catalog",
    act: send("POST /apps/catalog-production/log-drains", { url: "syslog://logs.elsewhere.example.net:514" }),
    said: [
      /^unexplained drains\.syslog:\/\/logs\.elsewhere\.example\.net:514: staging none, production 1/,
      /^added production: .*logs\.elsewhere\.example\.net/,
    ],
  },
  {
    what: "production's notices go to another receiver, signed with another secret",
    service: "catalog",
    async act({ heroku }) {
      const [{ id }] = await heroku.ask("GET /apps/catalog-production/webhooks");
      await heroku.ask(`PATCH /apps/catalog-production/webhooks/${id}`, {
        include: ["api:build"],
        level: "notify",
        url: "https://hooks.elsewhere.example.net/x",
        secret: "another-secret",
      });
    },
    said: [
      /^unexplained webhooks\.catalog-deploys@example\.org: .*declared for production/,
      /^unexplained webhooks\.https:\/\/hooks\.elsewhere\.example\.net: staging none, production api:build, notify/,
    ],
  },
  {
    what: "production's notices are signed with another secret, and nothing else of them is changed",
    service: "catalog",
    async act({ heroku }) {
      const [{ id }] = await heroku.ask("GET /apps/catalog-production/webhooks");
      await heroku.ask("POST /_local/clock", { advanceMs: 60_000 });
      await heroku.ask(`PATCH /apps/catalog-production/webhooks/${id}`, { secret: "another-secret" });
    },
    said: [
      /^allowed webhooks\.catalog-deploys@example\.org signing: staging none, production changed .*cannot be compared/,
    ],
  },
  {
    what: "a collaborator is added who may deploy production",
    service: "catalog",
    act: send("POST /teams/apps/catalog-production/collaborators", {
      user: "stranger2@example.org",
      permissions: ["deploy", "operate"],
    }),
    said: [
      /^unexplained access\.stranger2@example\.org: staging none, production view, deploy, operate/,
      /^added production: .*stranger2/,
    ],
  },
];
