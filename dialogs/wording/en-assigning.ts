import type { WhyAsked } from '../assigning/reply.ts';

export const assigningEn = {
  offer: 'Assign lead',
  offerTo: (name: string): string => `Assign to ${name}`,
  whom: (lead: string): string => `Who shall own ${lead}?`,
  why: (why: WhyAsked): string => {
    switch (why.kind) {
      case 'notSaid':
        return 'Choose who gets the lead. Nothing is changed before you confirm it.';
      case 'nobody':
        return `Nobody here is called “${why.words}”. Choose somebody who may own leads; whoever is missing has to be set up by an administrator first.`;
      case 'several':
        return `Several people are called “${why.words}”. Who is meant?`;
      case 'mayNotOwn':
        return `${why.name} may not read leads, and so cannot own one. Choose somebody else, or ask an administrator to give them a security role first.`;
      case 'gone':
        return 'Whoever was chosen is not a member here any more. Choose somebody else, or cancel.';
      case 'ownsItAlready':
        return `${why.name} owns the lead already, so nothing was changed. Choose somebody else, or cancel.`;
    }
  },
  noOwners: 'There is nobody else here who may own leads. An administrator can set people up.',
  owner: 'New owner',
  ownerNeeded: 'Choose who gets the lead.',
  orName: (shown: number, total: number): string =>
    `Or a name: these are the first ${shown} of ${total} people`,
  go: 'Continue',
  confirm: (lead: string, to: string): string => `Assign ${lead} to ${to}?`,
  lead: 'Lead',
  from: 'Owner now',
  unit: 'Business unit',
  change: (from: string, to: string): string => `${from} → ${to}`,
  outOfSight: 'You may not read the lead any more after that.',
  stays: 'Its notes go with it, as far as you may assign them; stage and score stay as they are.',
  assign: 'Assign',
  assigned: (lead: string, to: string): string => `${lead} is owned by ${to} now`,
  before: 'Owner before',
};
