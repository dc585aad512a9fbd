import type { Group } from '../../domain/scoring/reasons.ts';
import type { Dates } from './dates.ts';
import { attributeDe, percentDe } from './de-models.ts';
import { outcomes } from './de-scoring.ts';
import { term } from './de-terms.ts';
import { list, number } from './de-words.ts';
import type { scoresEn } from './en-scores.ts';

const trends = {
  improving: 'Steigend',
  steady: 'Gleichbleibend',
  declining: 'Fallend',
  notEnoughInfo: 'Nicht genügend Informationen',
} as const;

const the = { lead: 'Der Lead', opportunity: 'Die Verkaufschance' } as const;
const deals = { open: 'Offen', won: 'Gewonnen', lost: 'Verloren' } as const;

const states: Readonly<Record<string, string>> = {
  open: 'offen',
  qualified: 'qualifiziert',
  disqualified: 'disqualifiziert',
  won: 'gewonnen',
  lost: 'verloren',
};

const many = { lead: 'Leads', opportunity: 'Verkaufschancen' } as const;
const rangeText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  low === high ? number(low) : `${number(low)} bis ${number(high)}`;
const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);

/** One value of an attribute, or the group of values that a record's own one is in. */
export const inGroupDe = (name: string, group: Group, value?: string): string => {
  const label = attributeDe(name);
  switch (group.kind) {
    case 'blank':
      return `„${label}“ ist nicht ausgefüllt`;
    case 'filled':
      return `„${label}“ ist ausgefüllt`;
    case 'level':
      return `${label}: ${group.level}`;
    case 'otherLevels':
      return value === undefined ? `${label}: ein seltener Wert` : `${label}: ${value} (ein seltener Wert)`;
    case 'range':
      return value === undefined
        ? `${label}: ${rangeText(group)}`
        : `${label}: ${value} (${rangeText(group)})`;
  }
};

/** Scores of leads, in German. */
export const scoresDe = ({ moment: when }: Dates): ReturnType<typeof scoresEn> => ({
  title: (name, { value, grade }) => `${name}: Score ${value}, Grad ${grade}`,
  trend: ({ trend, value, previous }) =>
    previous === undefined || previous === value
      ? trends[trend]
      : `${trends[trend]} (${signed(value - previous)} seit dem vorigen Score)`,
  opportunities: 'Verkaufschancen',
  opportunitiesLike: (words) => `Verkaufschancen wie „${words}“`,
  noOpportunities: 'Eine solche Verkaufschance, die Sie lesen dürfen, gibt es nicht.',
  opportunityHint: 'Wählen Sie eine Zeile für ihren Score und die Gründe.',
  opportunityRow: ({ state, owner, budget, score }) =>
    [
      deals[state],
      owner,
      ...(budget === undefined ? [] : [`Budget ${number(budget)}`]),
      score === undefined ? 'Noch nicht bewertet' : `Score ${score.value} · Grad ${score.grade}`,
    ].join(' · '),
  history: 'Bisherige Scores',
  lifts: 'Was ihn heben würde',
  lift: ({ attribute: name, to, score, points, basis }, entity) =>
    `${inGroupDe(name, to)}: Score ${score} (${signed(points)}). ${percentDe(basis.positives / Math.max(1, basis.leads))} von ${number(basis.leads)} solchen ${many[entity]} wurden ${outcomes[entity].positive.toLowerCase()}.`,
  liftCaution:
    'Das zeigen frühere Fälle, es ist kein Versprechen: Es zu erfragen oder zu ändern ändert noch keinen Kunden.',
  scored: ({ at }, model) =>
    `Bewertet am ${when(at)} mit ${model}. Der Score kommt vom Modell; der Grad fasst Scores nur in vier Gruppen zusammen.`,
  changedSince: (now) =>
    `Seitdem wurde etwas geändert: So, wie es jetzt ist, wäre der Score ${now}. Geändertes wird alle 24 Stunden neu bewertet.`,
  kept: 'Kein Modell bewertet das mehr: Der Score bleibt erhalten und wird nicht mehr aktualisiert.',
  raising: 'Erhöht den Score',
  lowering: 'Senkt den Score',
  none: 'Nichts sticht hervor.',
  reason: ({ values, basis, fewCases, points }, baseRate, entity) => {
    const what = list(values.map(({ attribute, group, value }) => inGroupDe(attribute, group, value)));
    const blank = values.some(({ group }) => group.kind === 'blank');
    return `${what} (${points === 0 ? 'weniger als ein Punkt' : signed(points)}). ${percentDe(basis.positives / Math.max(1, basis.leads))} von ${number(basis.leads)} solchen ${many[entity]} wurden ${outcomes[entity].positive.toLowerCase()} (alle ${many[entity]}: ${percentDe(baseRate)})${fewCases ? '; wenige Fälle' : ''}.${blank ? ' Fragen Sie danach.' : ''}`;
  },
  whyTitle: (name, standing) => {
    switch (standing.kind) {
      case 'notScored':
        return `Warum ${name} keinen Score hat`;
      case 'kept':
        return `Warum der Score von ${name} nicht mehr aktualisiert wird`;
      case 'scored':
      case 'refreshOverdue':
        return `${name} hat einen Score`;
      case 'due':
      case 'late':
      case 'tellAdministrator':
      case 'dueWithRefresh':
        return `${name} wartet auf den Score`;
    }
  },
  condition: (is, processes, entity = 'lead') => {
    const named = (id: string): string => term(processes[id] ?? id);
    switch (is.kind) {
      case 'published':
        if (is.met) return `Ein Bewertungsmodell ist veröffentlicht: ${is.model ?? ''}`;
        return is.model === undefined
          ? 'Es gibt kein Bewertungsmodell'
          : `Das Bewertungsmodell ist nicht veröffentlicht: ${is.model}`;
      case 'open':
        return is.met
          ? `${the[entity]} ist offen`
          : `${the[entity]} ist nicht offen, sondern ${states[is.state] ?? is.state}`;
      case 'filters':
        return is.met
          ? 'Er erfüllt jeden Filter des Modells'
          : `Er erfüllt einen Filter des Modells nicht: ${list(is.failing.map(({ field, value, values }) => `„${attributeDe(field)}“ ist ${value ?? 'leer'}, verlangt: ${values.join(', ')}`))}`;
      case 'process':
        return is.met
          ? 'Er ist im Geschäftsprozessflow des Modells'
          : `Er ist nicht im Geschäftsprozessflow des Modells (${named(is.wanted ?? '')}), sondern in: ${list(is.has.map(named)) || 'keinem'}`;
      case 'age':
        return `Erstellt am ${when(is.createdAt)}, vor ${is.met ? 'höchstens' : 'mehr als'} 2 Jahren (seit ${when(is.since)})`;
    }
  },
  standing: (is, administrator) => {
    switch (is.kind) {
      case 'notScored':
        return 'Er erhält einen Score, sobald alle Bedingungen oben erfüllt sind.';
      case 'kept':
        return `Er behält den Score ${is.score} vom ${when(is.at)}. Die Bedingungen werden bei jeder Bewertung geprüft.`;
      case 'due':
        return `Er ist bis ${when(is.dueBy)} fällig: Der Score eines neuen Leads erscheint innerhalb von 5 Minuten nach dem Speichern. Wenden Sie sich nach ${when(is.tellAfter)} an den Administrator.`;
      case 'late':
        return `Er war bis ${when(is.dueBy)} fällig. Warten Sie noch ein wenig, und wenden Sie sich nach ${when(is.tellAfter)} an den Administrator.`;
      case 'tellAdministrator':
        return administrator
          ? `15 Minuten sind vergangen (${when(is.since)}). Prüfen Sie, ob das Modell nach dem Rollout der Echtzeitbewertung erstellt oder bearbeitet und veröffentlicht wurde: bearbeitet ${is.check.editedAfter ? 'danach ✓' : 'davor ✗'}, veröffentlicht ${is.check.publishedAfter ? 'danach ✓' : 'davor ✗'}. Wenn beides stimmt, sehen Sie im Protokoll des Bots nach.`
          : `15 Minuten sind vergangen (${when(is.since)}): Wenden Sie sich bitte an Ihren Administrator.`;
      case 'dueWithRefresh':
        return `Er wurde gespeichert, bevor das Modell veröffentlicht wurde, und ist also kein neuer Lead: Sein Score kommt bis ${when(is.dueBy)}. Die Echtzeitbewertung gilt nur für neue Leads.`;
      case 'scored':
        return `Score ${is.score} vom ${when(is.at)}. Ein geänderter Lead wird alle 24 Stunden neu bewertet, nicht sofort: das nächste Mal am ${when(is.nextRefresh)}.`;
      case 'refreshOverdue':
        return `Score ${is.score} vom ${when(is.at)} hätte bis ${when(is.dueBy)} aktualisiert werden sollen. Wenden Sie sich bitte an Ihren Administrator.`;
    }
  },
});
