/**
 * What an organisation sets up or has, as the `settings:` line of a section names it: an answer from that section
 * says how it is here.
 */
export const settingNames = [
  'creation',
  'improvedDuplicates',
  'closedLeads',
  'requiredSteps',
  'grantors',
  'closedCounts',
  'scoringModels',
  'grades',
  'duplicateRules',
  'mappingFindings',
] as const;

export type SettingName = (typeof settingNames)[number];
