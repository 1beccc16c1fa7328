/** Something that can be switched on for an app, an account or a team. */
export interface Feature {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** Whether it is on before anybody switches it. */
  readonly enabled: boolean;
}

/**
 * Features by what they belong to. Descriptions without a full stop are Heroku's own, as its command line's help and tests, and the
 * tests of its Terraform provider, show them.
 */
export const features: Readonly<Record<"app" | "account" | "team", readonly Feature[]>> = {
  app: [
    feature("preboot", "Preboot", "Provide seamless web dyno deploys"),
    feature("runtime-dyno-metadata", "Dyno Metadata", "Gives dynos metadata about their app as config vars."),
    feature("log-runtime-metrics", "Log Runtime Metrics", "Emit dyno resource usage information into app logs"),
    feature("http-session-affinity", "Session Affinity", "Enable session affinity for all requests"),
    feature("runtime-heroku-metrics", "Application Metrics", "Collects language metrics from dynos."),
    feature("runtime-heroku-exec", "Heroku Exec", "Opens a shell on a dyno (`ps:exec`)."),
    feature("http-disable-http2", "Disable HTTP/2", "Serves the app by HTTP/1.1 only."),
  ],
  account: [
    feature("dashboard-repositories-api", "Repositories API", "Reads repositories through the Platform API."),
    feature("app-overview", "App Overview", "An overview page for an app"),
    feature("metrics-request-volume", "Request Volume", "Shows request volume in the dashboard."),
  ],
  team: [
    {
      ...feature("org-access-controls", "Access Controls", "Permissions of collaborators, one by one."),
      enabled: true,
    },
    feature("team-invite-acceptance", "Invitations", "Members join by accepting an invitation."),
  ],
};

function feature(name: string, displayName: string, description: string): Feature {
  return { name, displayName, description, enabled: false };
}
