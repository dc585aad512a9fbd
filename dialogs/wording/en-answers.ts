import { targets } from '../../domain/qualification/settings.ts';
import type { HereFact } from '../here.ts';
import { deedEn } from './en-deeds.ts';
import { count, list } from './en-words.ts';

/** How this organisation is set up, in a sentence for each fact. */
export const hereEn = (fact: HereFact): string => {
  switch (fact.kind) {
    case 'creation':
      return fact.legacy === 'no'
        ? 'The setting is No (Seller): you will be asked which records to create.'
        : fact.legacy === 'yes'
          ? 'The setting is Yes (Automatic): account, contact and opportunity are created without asking.'
          : `The setting differs: ${targets.map((target) => `${target} ${fact.create[target] === 'ask' ? 'is asked (Seller)' : 'is automatic'}`).join(', ')}.`;
    case 'improvedDuplicates':
      return fact.on
        ? 'The improved experience is on: you will see “Account or Contact may already exist”.'
        : 'The improved experience is off: you will see “Duplicate warning”.';
    case 'closedLeads':
      return `You may read ${count(fact.count, 'closed lead')}.`;
    case 'requiredSteps':
      return fact.steps.length === 0
        ? `No step of ${fact.stage} in ${fact.process} is required.`
        : `Required in ${fact.stage} of ${fact.process}: ${list(fact.steps)}.`;
    case 'grantors':
      return fact.names.length === 0
        ? 'Nobody can grant privileges here yet.'
        : `${list(fact.names)} can grant privileges here.`;
    case 'closedCounts':
      return `${count(fact.qualified, 'qualified lead')} and ${count(fact.disqualified, 'disqualified lead')} that you may read: of any age, so “scoring readiness” tells what counts.`;
    case 'scoringModels':
      return fact.published === 0
        ? 'No scoring model is published here, so nothing gets a score.'
        : `${count(fact.published, 'scoring model')} published here.`;
    case 'grades':
      return `A begins at ${fact.minimums.A}, B at ${fact.minimums.B}, C at ${fact.minimums.C}; below is D.`;
    case 'duplicateRules':
      return fact.published.length === 0
        ? 'No duplicate detection rule is published here.'
        : `Published duplicate detection rules: ${list(fact.published)}.`;
    case 'mappingFindings':
      return fact.count === 0
        ? 'The mappings of all three targets fit.'
        : `The mapping check finds ${count(fact.count, 'problem')} here: type “mappings”.`;
  }
};

/** Answers from the guidance, in English. */
export const answersEn = {
  title: 'From the guidance',
  reading: (topic: string): string => `Reading “${topic}” …`,
  here: 'In your organisation',
  scope: (products: string): string => `Applies to ${products}.`,
  deed: deedEn,
  budgetSpent:
    'Your questions to the language model are used up for today; until tomorrow I answer in the words of the guidance.',
  nearest: 'The nearest topics I have:',
  askThem: (names: readonly string[]): string =>
    `Ask ${list(names)}: they write the guidance of your organisation, and see what was asked in vain.`,
};
