export { getAddonPlanFunction } from "./get-addon-plan.ts";
export { getAddonServiceFunction } from "./get-addon-service.ts";
export { getAppFunction } from "./get-app.ts";
export { getDynoSizesFunction } from "./get-dyno-sizes.ts";
export { getPipelinesFunction } from "./get-pipelines.ts";
export { getTeamFunction } from "./get-team.ts";
