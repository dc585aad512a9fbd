import type { assigningEn } from './en-assigning.ts';

export const assigningDe: typeof assigningEn = {
  offer: 'Lead zuweisen',
  offerTo: (name) => `${name} zuweisen`,
  whom: (lead) => `Wem soll ${lead} gehören?`,
  why: (why) => {
    switch (why.kind) {
      case 'notSaid':
        return 'Wählen Sie, wer den Lead bekommt. Vor Ihrer Bestätigung wird nichts geändert.';
      case 'nobody':
        return `„${why.words}“ heißt hier niemand. Wählen Sie jemanden, dem Leads gehören dürfen; wer fehlt, muss zuerst von einem Administrator eingerichtet werden.`;
      case 'several':
        return `„${why.words}“ heißen mehrere. Wer ist gemeint?`;
      case 'mayNotOwn':
        return `${why.name} darf keine Leads lesen, also kann ihr oder ihm keiner gehören. Wählen Sie jemand anderen, oder bitten Sie einen Administrator, vorher eine Sicherheitsrolle zu geben.`;
      case 'gone':
        return 'Wer gewählt war, gehört nicht mehr dazu. Wählen Sie jemand anderen, oder brechen Sie ab.';
      case 'ownsItAlready':
        return `Der Lead gehört ${why.name} bereits, es wurde also nichts geändert. Wählen Sie jemand anderen, oder brechen Sie ab.`;
    }
  },
  noOwners:
    'Hier gibt es sonst niemanden, dem Leads gehören dürfen. Ein Administrator kann Personen einrichten.',
  owner: 'Neuer Besitzer',
  ownerNeeded: 'Wählen Sie, wer den Lead bekommt.',
  orName: (shown, total) => `Oder ein Name: Das sind die ersten ${shown} von ${total} Personen`,
  go: 'Weiter',
  confirm: (lead, to) => `${lead} an ${to} übergeben?`,
  lead: 'Lead',
  from: 'Besitzer jetzt',
  unit: 'Unternehmenseinheit',
  change: (from, to) => `${from} → ${to}`,
  outOfSight: 'Danach dürfen Sie den Lead nicht mehr lesen.',
  stays: 'Seine Notizen gehen mit, soweit Sie sie zuweisen dürfen; Phase und Score bleiben, wie sie sind.',
  assign: 'Zuweisen',
  assigned: (lead, to) => `${lead} gehört jetzt ${to}`,
  before: 'Besitzer vorher',
};
