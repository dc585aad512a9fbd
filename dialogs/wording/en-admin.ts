import type { ToldAsLeft } from '../../domain/delivery/told.ts';
import type { DuplicateRule } from '../../domain/duplicates/detection-rule.ts';
import type { Finding } from '../../domain/qualification/isolation.ts';
import type { WayToGrant } from '../admin/roles.ts';
import { refusal } from './en-change-refusals.ts';
import { changeButton, consequences, creation, finding, mappingButton } from './en-changes.ts';
import { ruleNoticeEn } from './en-rules.ts';
import { scanNoticeEn } from './en-scanning.ts';
import { trainingNoticeEn } from './en-training.ts';
import { capital, cellEn, cellNameEn, count, levelsEn, list } from './en-words.ts';

const isolated = (f: Finding): string => {
  const type = capital(f.target);
  switch (f.kind) {
    case 'works':
      return `${type}: can be created.`;
    case 'otherCause':
      return `${type}: fails for another reason, not a plug-in or workflow.`;
    case 'searching':
      return `${type}: fails. Suspects: ${list(f.suspects.map(({ name, missing }) => (missing.length === 0 ? name : `${name} (${list(missing.map(cellEn))})`)))}.`;
    case 'culprits':
      return `${type}: ${list(f.culprits.map(({ name }) => `“${name}”`))} is the cause.`;
  }
};

const notice = (about: ToldAsLeft): { readonly title: string; readonly details: readonly string[] } => {
  switch (about.kind) {
    case 'accessRequested':
      return {
        title:
          about.missing.length === 0
            ? `${about.personName} asks to become a member`
            : `${about.personName} asks for access`,
        details: about.missing.map(cellEn),
      };
    case 'accessApproved':
      return about.stillMissing.length === 0
        ? { title: `${about.byName} granted your request`, details: ['You can go on now.'] }
        : {
            title: `${about.byName} granted part of your request`,
            details: about.stillMissing.map((cell) => `Still missing: ${cellEn(cell)}`),
          };
    case 'accessDenied':
      return {
        title: `${about.byName} denied your request`,
        details: about.reason === undefined ? [] : [about.reason],
      };
    case 'automationsOff':
      return {
        title: `${about.byName} turned off what kept you from creating records`,
        details: about.automations,
      };
    case 'ruleChangeAsked':
      return ruleNoticeEn(about);
    case 'duplicatesFound':
    case 'scanFailed':
      return scanNoticeEn(about);
    case 'trainingOver':
      return trainingNoticeEn(about);
    case 'rulePublished':
      return {
        title: `The rule “${about.name}” is published`,
        details: [`Matchcodes are made for ${about.records} records.`],
      };
  }
};

export const adminEn = {
  notice,
  settingsTitle: 'Settings',
  legacySetting: 'Create Account, Contact, and Opportunity records by default upon qualifying a lead',
  legacy: { yes: 'Yes', no: 'No', mixed: 'differs by record type' },
  legacyYes: 'Yes for all three',
  legacyNo: 'No for all three',
  creation,
  creationOf: (target: string): string => `${capital(target)} upon qualifying`,
  improved: 'Improved duplicate detection and merge experience',
  on: 'On',
  off: 'Off',
  defaultProcess: 'Process for new leads',
  noProcess: 'None',
  undoMinutes: 'Minutes to undo',
  review: 'Review the change',
  rolesTitle: 'Security roles',
  holders: (names: readonly string[]): string => (names.length === 0 ? 'nobody' : list(names)),
  qualifyingCells: 'What qualifying needs, and what this role gives',
  cell: 'Privilege',
  level: 'Access level',
  levels: levelsEn,
  cellName: cellNameEn,
  requestsTitle: (n: number): string =>
    n === 0 ? 'Nobody waits for access' : `${count(n, 'request')} for access`,
  membership: 'wants to become a member',
  wants: (cells: readonly string[]): string => `needs ${list(cells)}`,
  way: (way: WayToGrant, person: string): string => {
    const first = person.split(' ')[0] ?? person;
    if (way.unitName !== undefined) return `Add ${first} to ${way.unitName}`;
    return way.verdict.kind === 'grant'
      ? `Grant to role ${way.roleName ?? ''}`
      : `Give ${first} ${way.roleName ?? ''}`;
  },
  alsoFor: (others: readonly string[]): string =>
    others.length === 0 ? 'Nobody else gets it.' : `${list(others)} would get it too.`,
  deny: (person: string): string => `Deny ${person.split(' ')[0] ?? person}`,
  requestFiled: (told: readonly string[]): string =>
    told.length === 0
      ? 'Your request is filed. There is no administrator yet who could grant it.'
      : `Your request is filed. ${list(told)} ${told.length === 1 ? 'has' : 'have'} been told, and you will hear from me when it is decided.`,
  requestNotNeeded: 'You have that access already. Please try again.',
  mappingsTitle: 'Mappings',
  mappingsFine: 'The mappings of all three targets fit: types, lengths and option values.',
  mappingTitle: (target: string): string => `Lead → ${capital(target)}`,
  sideBySide: 'Status reasons side by side',
  absent: 'missing',
  mapFrom: 'Lead field',
  mapTo: 'Target field',
  mapRow: 'Mapped row',
  addRow: 'Add a mapping',
  removeRow: 'Remove the row',
  addStatusMapping: 'Map the status codes',
  removeStatusMapping: 'Remove status code mapping',
  finding,
  mappingButton,
  changeButton,
  rulesTitle: 'Duplicate detection rules',
  noRules: 'There are no rules.',
  rule: (rule: DuplicateRule): string =>
    `${rule.status}, ${capital(rule.base)} against ${capital(rule.matching)}: ${list(rule.criteria.map(({ baseField }) => baseField))}${rule.excludeInactive ? ', excludes inactive records' : ''}`,
  processTitle: 'Business process flows',
  required: 'required',
  stageOf: (name: string, entity: string): string => `${name} (${entity})`,
  noSteps: 'no steps',
  step: 'Step',
  makeRequired: 'Required?',
  yes: 'Yes',
  no: 'No',
  automationsTitle: 'Plug-ins and workflows on creation',
  noAutomations: 'None is registered.',
  runsOn: (type: string, on: string, active: boolean): string =>
    `${type} on creation of ${on}, ${active ? 'active' : 'off'}`,
  touches: (cells: readonly string[]): string =>
    cells.length === 0 ? 'touches no other table' : `needs ${list(cells)}`,
  turn: (name: string, active: boolean): string => `${active ? 'Deactivate' : 'Activate'} ${name}`,
  person: 'Person who gets the error',
  method: 'How to search',
  oneByOne: 'One by one, as the guidance says',
  halves: 'By halves, for many of them',
  findCulprit: 'Find the culprit',
  isolationTitle: (person: string): string => `Creating records as ${person}`,
  isolationHow:
    'Every trial runs as that person and is rolled back: nobody else notices, nothing is left behind.',
  isolated,
  trial: (target: string, off: readonly string[], worked: boolean): string =>
    `${capital(target)} with ${off.length === 0 ? 'everything active' : `${list(off)} off`}: ${worked ? 'created' : 'refused'}`,
  isolationStatus: {
    running: '',
    finished: 'Finished: the culprits are off, all others are active. The person has been told.',
    abandoned: 'Abandoned: nothing was turned off.',
  },
  isolateAct: {
    start: 'Find the culprit',
    next: 'Try with the next one off',
    finish: 'Leave the culprits off',
    abandon: 'Stop the search',
  },
  confirmTitle: 'Save this change?',
  changedTitle: 'Saved',
  nothingChanges: 'Nothing would change.',
  confirm: 'Save the change',
  consequences,
  refusal,
};
