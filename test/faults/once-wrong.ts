/** Cases that were wrong once, by resource and operation: their faults, at whichever request. They stay in the list. */
const written = `
  Addon/change: another/before
  Addon/create: another/after another/before
  Addon/destroy: 404/before another/before
  Addon/refresh: stale
  AddonAttachment/create: another/after another/before
  AddonAttachment/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  AddonAttachmentUnnamed/create: 429/after another/after another/before doubled
  AddonAttachmentUnnamed/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  AddonNamed/change: 400/after 400/before another/before array/before html/after stale
  AddonNamed/refresh: stale
  AddonPostgres/change: another/before
  AddonPostgres/create: another/after another/before
  AddonPostgres/destroy: 404/before another/before
  AddonPostgres/refresh: stale
  App/change: another/before
  App/create: another/after another/before
  App/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  App/refresh: stale
  AppConfigAssociation/change: another/before array/before nothing/before null/before object/before string/before
  AppConfigAssociation/create: another/before array/before nothing/before null/before object/before string/before
  AppConfigAssociation/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  AppConfigAssociation/refresh: 404/before object/before
  AppFeature/change: another/before
  AppFeature/create: another/before
  AppFeature/destroy: 404/before another/before
  AppFeature/refresh: stale
  AppWebhook/change: another/before
  AppWebhook/create: 429/after another/after another/before doubled
  AppWebhook/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  AppWebhook/refresh: stale
  AppWebhookOwnKey/change: another/before
  AppWebhookOwnKey/create: 429/after another/after another/before doubled
  AppWebhookOwnKey/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  AppWebhookOwnKey/refresh: stale
  AppWithAll/change: another/before array/before nothing/before null/before object/before string/before
  AppWithAll/create: another/after another/before array/before nothing/before null/before object/before string/before
  AppWithAll/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  AppWithAll/refresh: array/before stale
  Domain/create: another/after another/before
  Domain/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  Drain/create: another/after another/before
  Drain/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  DrainOpen/create: another/after another/before
  DrainOpen/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  Formation/change: another/before array/before nothing/before null/before object/before string/before
  Formation/create: another/before array/before nothing/before null/before object/before stale string/before
  Formation/refresh: another/before stale
  Pipeline/change: another/before
  Pipeline/create: another/after another/before
  Pipeline/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  Pipeline/refresh: stale
  PipelineConfigVar/change: another/before array/before nothing/before null/before object/before string/before
  PipelineConfigVar/create: another/before array/before nothing/before null/before object/before string/before
  PipelineConfigVar/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  PipelineConfigVar/refresh: 404/before object/before
  PipelineCoupling/change: another/before
  PipelineCoupling/create: another/after another/before
  PipelineCoupling/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  PipelineCoupling/refresh: stale
  PostgresBackupSchedule/change: another/before
  PostgresBackupSchedule/create: another/after another/before
  PostgresBackupSchedule/destroy: 404/before another/before array/before nothing/before null/before object/before stale string/before
  PostgresBackupSchedule/refresh: 404/before another/before array/before stale
  ReviewAppConfig/change: another/before
  ReviewAppConfig/create: 404/before another/before
  ReviewAppConfig/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  ReviewAppConfig/refresh: 404/before another/before
  TeamCollaborator/change: another/before
  TeamCollaborator/create: another/after another/before
  TeamCollaborator/destroy: 404/before another/before array/before nothing/before null/before object/before string/before
  TeamCollaborator/refresh: stale
`;

/** Whether a case, or the like of it at another request, was wrong once. */
export function wasOnceWrong(id: string): boolean {
  const [resource, operation, , ...fault] = id.split("/");
  return onceWrong.get(`${resource}/${operation}`)?.has(fault.join("/")) === true;
}

/** Whether any case of a story's operation, as `Drain/create`, was wrong once. */
export const hasOnceWrong = (storyAndOperation: string): boolean => onceWrong.has(storyAndOperation);

const onceWrong = new Map(
  written
    .trim()
    .split("\n")
    .map((line) => {
      const [operation = "", faults = ""] = line.trim().split(": ");
      return [operation, new Set(faults.split(" "))] as const;
    }),
);
