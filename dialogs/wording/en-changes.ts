import type { MappingChange } from '../../domain/qualification/mapping-change.ts';
import type { MappingFinding } from '../../domain/qualification/mapping-lint.ts';
import type { SettingsDifference } from '../../domain/qualification/settings-change.ts';
import type { AdminChange, AdminPlan } from '../admin/change.ts';
import { gradesConsequences } from './en-grades.ts';
import { modelButton, modelConsequences } from './en-models.ts';
import { ruleConsequencesEn } from './en-rules.ts';
import { capital, cellNameEn, count, levelsEn, list } from './en-words.ts';

export const creation: Readonly<Record<'automatic' | 'ask', string>> = {
  automatic: 'Automatic (created without asking)',
  ask: 'Seller (the seller is asked)',
};
const onOff = (on: boolean): string => (on ? 'on' : 'off');

const difference = (d: SettingsDifference): string => {
  switch (d.setting) {
    case 'create':
      return `${capital(d.target)} upon qualifying: ${creation[d.from]} → ${creation[d.to]}`;
    case 'improvedDuplicates':
      return `Improved duplicate detection and merge experience: ${onOff(d.from)} → ${onOff(d.to)}`;
    case 'defaultProcess':
      return `Default process: ${d.from ?? 'none'} → ${d.to ?? 'none'}`;
    case 'defaultCountry':
      return `Default country: ${d.from} → ${d.to}`;
    case 'organization':
      return `Organisation: ${d.from} → ${d.to}`;
    case 'undoMinutes':
      return `Minutes to undo: ${d.from} → ${d.to}`;
    case 'customEntities':
      return `Custom entities that qualifying reads: ${list(d.from) || 'none'} → ${list(d.to) || 'none'}`;
  }
};

export const finding = (f: MappingFinding): string => {
  const row = `Lead ${f.row.from} → ${capital(f.target)} ${f.row.to}`;
  switch (f.kind) {
    case 'fieldUnknown':
      return `${row}: ${f.side === 'lead' ? 'Lead' : capital(f.target)} has no field “${f.field}”.`;
    case 'typeDiffers':
      return `${row}: ${f.from.label} is ${f.from.type}, ${f.to.label} is ${f.to.type}.`;
    case 'targetTooShort':
      return `${row}: the target is shorter than the source and would cut values.`;
    case 'secondSource':
      return `${row}: “${f.first}” is already copied to that field.`;
    case 'optionsMissing':
      return `${row}: ${list(f.options.map(({ label, value }) => `“${label}” (${value})`))} ${f.options.length === 1 ? 'exists' : 'exist'} on Lead, not on ${capital(f.target)}. Leads with that value cannot be qualified.`;
    case 'stateDiffers':
      return `${row}: ${list(f.options.map(({ value, lead, target }) => `${value} means “${lead.label}” on Lead, “${target.label}” on ${capital(f.target)}`))}.`;
  }
};

const mappingChange = (change: MappingChange): string => {
  switch (change.kind) {
    case 'addRow':
      return `Map Lead ${change.row.from} to ${capital(change.target)} ${change.row.to}`;
    case 'removeRow':
      return `Remove the mapping Lead ${change.row.from} → ${capital(change.target)} ${change.row.to}`;
    case 'addOptions':
      return `Add ${list(change.options.map(({ label, value }) => `“${label}” (${value})`))} to ${capital(change.entity)}`;
  }
};

export const mappingButton = (change: MappingChange): string => {
  switch (change.kind) {
    case 'addRow':
      return 'Add the mapping';
    case 'removeRow':
      return `Remove mapping (${capital(change.target)})`;
    case 'addOptions':
      return `Add to ${capital(change.entity)}`;
  }
};

/** What a change does, line by line; empty when nothing would change. */
export const consequences = (plan: AdminPlan): readonly string[] => {
  switch (plan.kind) {
    case 'settings':
      return plan.plan.differences.length === 0
        ? []
        : [
            ...plan.plan.differences.map(difference),
            `${count(plan.plan.openLeads, 'open lead')} will be qualified under the new settings; leads that are qualified already keep what they got.`,
          ];
    case 'role':
      return plan.plan.cells.length === 0
        ? []
        : [
            ...plan.plan.cells.map(
              (cell) => `${cellNameEn(cell)}: ${levelsEn[cell.from]} → ${levelsEn[cell.to]}`,
            ),
            plan.plan.affected.length === 0
              ? `Nobody’s rights change (${count(plan.plan.holders, 'person has', 'people have')} the role).`
              : `It changes what ${list(plan.plan.affected.map(({ name }) => name))} may do.`,
          ];
    case 'verdict': {
      const { request, role, member } = plan.plan;
      if (plan.verdict.kind === 'deny')
        return [`${request.personName} is told that the request was denied. Nothing else changes.`];
      return [
        ...(role?.cells ?? []).map(
          (cell) => `${cellNameEn(cell)}: ${levelsEn[cell.from]} → ${levelsEn[cell.to]}`,
        ),
        ...(role === undefined
          ? []
          : [
              `Role: ${role.role.name}. It changes what ${list(role.affected.map(({ name }) => name))} may do.`,
            ]),
        ...(member === undefined ? [] : [`${request.personName} becomes a member with this role.`]),
        `${request.personName} is told at once.`,
      ];
    }
    case 'mapping':
      return [
        `${mappingChange(plan.change)}.`,
        ...plan.plan.resolves.map((f) => `Solves: ${finding(f)}`),
        ...plan.plan.introduces.map((f) => `New problem: ${finding(f)}`),
      ];
    case 'process':
      return [
        plan.edit.kind === 'requireStep'
          ? `The step becomes ${plan.edit.required ? 'required' : 'optional'}.`
          : `The process is changed (${plan.edit.kind}).`,
        `${count(plan.plan.inStage, 'lead stands', 'leads stand')} in this stage now.`,
        ...(plan.plan.lacking === undefined
          ? []
          : [
              `${plan.plan.lacking.leads} of ${plan.plan.lacking.looked} of them have the field empty and could not be qualified until it is filled in.`,
            ]),
      ];
    case 'automation': {
      const { before, next, blocks } = plan.plan;
      return before.active === next.active
        ? []
        : [
            `“${before.name}” ${next.active ? 'runs again' : 'no longer runs'} when a record of type ${before.on} is created.`,
            ...(blocks.length === 0
              ? []
              : [
                  `${next.active ? 'It keeps these people from creating such records' : 'These people can then create such records'}: ${list(blocks)}.`,
                ]),
          ];
    }
    case 'publish': {
      const { next, before, records } = plan.plan;
      if (before?.status === next.status) return [];
      return next.status === 'unpublished'
        ? [`“${next.name}” no longer finds duplicates: nothing it would have found warns or blocks.`]
        : [
            `“${next.name}” finds duplicates from now on. Duplicate leads and opportunities block qualifying from the form; accounts and contacts warn.`,
            `Matchcodes are made for ${count(records, 'record')}${next.status === 'publishing' ? ', in the background: it detects nothing before they are done' : ''}.`,
          ];
    }
    case 'rule':
      return ruleConsequencesEn(plan.act, plan.plan);
    case 'grades':
      return gradesConsequences(plan.plan);
    case 'model':
      return modelConsequences(plan.plan);
    case 'excludeInactive':
      return plan.plan.before?.excludeInactive
        ? []
        : [
            `“${plan.plan.next.name}” is unpublished, set to exclude inactive matching records, and published again: it no longer finds qualified or disqualified leads.`,
          ];
  }
};

/** The label of a button that starts a change. */
export const changeButton = (change: AdminChange): string => {
  switch (change.kind) {
    case 'mapping':
      return mappingButton(change.change);
    case 'automation':
      return change.active ? 'Activate it' : 'Deactivate it';
    case 'publish':
      return change.published ? 'Publish the rule' : 'Unpublish the rule';
    case 'model':
      return modelButton[change.change.act];
    case 'excludeInactive':
      return 'Exclude inactive records';
    default:
      return 'Review the change';
  }
};
