import { fieldOf } from '../../domain/records/fields.ts';
import type { DropReason } from '../../domain/scoring/attributes.ts';
import type { ModelRefusal, ModelStatus } from '../../domain/scoring/lifecycle.ts';
import type { ModelChangePlan } from '../../domain/scoring/manage-model.ts';
import type { Training } from '../../domain/scoring/train.ts';
import type { PublishState } from '../../domain/scoring/validate.ts';
import { term } from './de-terms.ts';
import { count, decimals, list, number, openLeads } from './de-words.ts';
import type { modelsEn } from './en-models.ts';

export const percentDe = (share: number): string => `${Math.round(100 * share)} %`;
const auc = (value: number): string => decimals(value, 2);

const own: Readonly<Record<string, string>> = { emailDomain: 'E-Mail-Domäne (geschäftlich oder privat)' };

/** A lead's attribute as people call it. */
export const attributeDe = (name: string): string => own[name] ?? term(fieldOf('lead', name)?.label ?? name);

const publishState: Readonly<Record<PublishState, string>> = {
  ready: 'Bereit zur Veröffentlichung',
  ok: 'Veröffentlichung vertretbar',
  notReady: 'Nicht bereit zur Veröffentlichung',
};

const status = (is: ModelStatus): string =>
  is.kind === 'draft'
    ? 'Nicht veröffentlicht'
    : is.kind === 'published'
      ? 'Veröffentlicht'
      : 'Außer Betrieb genommen';

const why = (reason: DropReason): string => {
  switch (reason.kind) {
    case 'empty':
      return 'nie ausgefüllt';
    case 'constant':
      return 'auf jedem Lead gleich';
    case 'system':
      return 'vom System geschrieben';
    case 'date':
      return 'ein Datum';
    case 'calendarPart':
      return 'ein Teil eines Datums';
    case 'identifier':
      return 'auf fast jedem Lead anders';
    case 'excluded':
      return 'von Ihnen ausgeschlossen';
    case 'tooManyValues':
      return 'kein Wert ist häufig genug';
    case 'filledOnlyWhenClosed':
      return 'nur auf geschlossenen Leads ausgefüllt';
    case 'decidesOutcome':
      return 'entscheidet fast allein über das Ergebnis, wird also vermutlich erst danach ausgefüllt';
    case 'notRelevant':
      return 'sagt wenig aus';
  }
};

/** Scoring models, in German. */
export const modelsDe: typeof modelsEn = {
  attribute: attributeDe,
  publishState: (state) => publishState[state],
  status,
  title: 'Bewertungsmodelle',
  none: 'Es gibt noch kein Bewertungsmodell, deshalb erhält kein Lead einen Score. Es können mehrere veröffentlicht sein, je Geschäftsbereich eines.',
  row: ({ status: is, active }) =>
    active === undefined ? status(is) : `${status(is)} · ${publishState[active.learned.validation.publish]}`,
  trainedTitle: (name) => `${name} ist trainiert, aber noch nicht veröffentlicht`,
  scope: ({ scope }, process) => [
    ['Geschäftsprozessflow', process === undefined ? 'Beliebiger Prozess' : term(process)],
    [
      'Filter',
      list((scope.filters ?? []).map(({ field, values }) => `${attributeDe(field)}: ${list(values)}`)) ||
        'Keiner',
    ],
  ],
  quality: ({ learned }) => {
    const { auc: value, ci95, threshold } = learned.validation.metrics;
    return [
      ['Unser eigenes Urteil', publishState[learned.validation.publish]],
      [
        'AUC (0,5 ist Zufall, 1 ist perfekt)',
        value === undefined
          ? 'Nicht messbar: Die Testleads haben nur ein Ergebnis'
          : `${auc(value)}${ci95 ? `, sehr wahrscheinlich zwischen ${auc(ci95[0])} und ${auc(ci95[1])}` : ''}`,
      ],
      ...(threshold === undefined
        ? []
        : ([
            ['Genauigkeit', percentDe(threshold.accuracy)],
            ['Gefundene qualifizierte Leads', percentDe(threshold.recall)],
            ['F1', decimals(threshold.f1, 2)],
          ] as const)),
      [
        'Gelernt aus',
        `${count(learned.leads, 'geschlossenen Lead', 'geschlossenen Leads')}, davon ${percentDe(learned.positives / learned.leads)} qualifiziert`,
      ],
    ];
  },
  verdictHow: ({ learned }) =>
    `${
      learned.validation.method === 'crossValidation'
        ? 'Getestet durch wiederholte Kreuzvalidierung, weil es weniger als 400 geschlossene Leads gibt.'
        : 'Getestet am neuesten Fünftel der geschlossenen Leads, das es nicht gesehen hatte.'
    } Bereit ab 0,75, vertretbar ab 0,65, und nur, wenn es sicher besser als der Zufall ist: Diese Grenzen sind unsere eigenen, Microsoft veröffentlicht seine nicht. Veröffentlichen dürfen Sie in jedem Zustand.`,
  usedTitle: 'Was es berücksichtigt',
  used: ({ learned }) =>
    `${list(learned.attributes.map(({ name }) => attributeDe(name)))}. Automatisch nach Aussagekraft gewählt.`,
  dropped: ({ learned }) =>
    learned.dropped
      .filter(({ reason, name }) => reason.kind !== 'empty' && name !== 'createdAt')
      .map(({ name, reason }) => `${attributeDe(name)}: ${why(reason)}`),
  droppedTitle: 'Nicht verwendet',
  suspect: ({ name, aucWith, aucWithout }) =>
    `„${attributeDe(name)}“ ist möglicherweise erst nach dem Ergebnis bekannt.${
      aucWith === undefined || aucWithout === undefined
        ? ''
        : ` AUC damit ${auc(aucWith)}, ohne ${auc(aucWithout)}.`
    } Schließen Sie das Feld aus, wenn es erst spät ausgefüllt wird.`,
  drift:
    'Neuere Leads unterscheiden sich von den älteren: Verlassen Sie sich weniger auf die Scores, und trainieren Sie bald neu.',
  publish: 'Modell veröffentlichen',
  retire: 'Modell außer Betrieb nehmen',

  planTitle: 'Bewertungsmodell trainieren',
  planHow:
    'Das Training dauert einige Sekunden. Das Modell wird erst verwendet, wenn Sie es veröffentlichen.',
  name: 'Name (Buchstaben, Ziffern, _)',
  filterField: 'Geschäftsbereich: nur Leads mit diesem Feld',
  noFilter: 'Kein Filter',
  filterValues: 'Werte, durch Kommas getrennt',
  exclude: 'Auszuschließende Attribute (sonst automatisch gewählt)',
  recount: 'Neu zählen',
  train: 'Modell trainieren',
  overlaps: (names) =>
    `${list(names)} ${names.length === 1 ? 'würde' : 'würden'} dieselben Leads bewerten. Sie können trotzdem fortfahren; das zuletzt veröffentlichte Modell gilt.`,
};

/** What publishing or retiring does. */
export const modelConsequencesDe = ({
  act,
  next,
  overlaps,
  openLeads: open,
}: ModelChangePlan): readonly string[] =>
  act === 'retire'
    ? [
        `„${next.name}“ bewertet keinen Lead mehr. Das ist endgültig: Ein außer Betrieb genommenes Modell kann nicht wieder veröffentlicht werden.`,
        'Leads behalten ihre Scores; diese werden nicht mehr aktualisiert.',
      ]
    : [
        `„${next.name}“ wird veröffentlicht. Unser eigenes Urteil: ${next.active ? publishState[next.active.learned.validation.publish] : 'keines'}.`,
        `${openLeads(open)}: Wer davon in seinem Prozess und innerhalb seines Filters ist und in den letzten 2 Jahren erstellt wurde, erhält in wenigen Minuten einen Score.`,
        ...(overlaps.length === 0 ? [] : [modelsDe.overlaps(overlaps)]),
      ];

/** Why a model cannot be made or changed. */
export const modelRefusalDe = (r: ModelRefusal | Exclude<Training, { kind: 'trained' }>) => {
  const say = (title: string, now: string, details: readonly string[] = []) => ({ title, details, now });
  switch (r.kind) {
    case 'tooManyModels':
      return say(
        `Es kann höchstens ${r.most} Modelle geben`,
        'Nehmen Sie eines außer Betrieb, das Sie nicht mehr brauchen.',
      );
    case 'nameNotAllowed':
      return say(
        `„${r.name}“ ist als Name nicht möglich`,
        'Verwenden Sie nur Buchstaben, Ziffern und _, und starten Sie das Training erneut.',
      );
    case 'nameTaken':
      return say(
        `Es gibt schon ein Modell namens „${r.name}“`,
        'Wählen Sie einen anderen Namen, und starten Sie das Training erneut.',
      );
    case 'retired':
      return say(
        'Dieses Modell ist außer Betrieb genommen',
        'Trainieren Sie ein neues: Das Außerbetriebnehmen ist endgültig.',
      );
    case 'notTrained':
      return say('Dieses Modell ist noch nicht trainiert', 'Trainieren Sie es zuerst.');
    case 'alreadyPublished':
      return say('Dieses Modell ist bereits veröffentlicht', 'Es ist nichts zu tun.');
    case 'retrainsAutomatically':
      return say('Dieses Modell trainiert sich selbst neu', 'Schalten Sie das aus, bevor Sie es bearbeiten.');
    case 'nothingToRevert':
      return say('Es gibt keine neuere Version, die verworfen werden könnte', 'Es ist nichts zu tun.');
    case 'tooFew':
      return say(
        'Zu wenige geschlossene Leads',
        'Wählen Sie einen längeren Zeitraum oder einen weiteren Filter.',
        [
          `${number(r.positives)} qualifiziert, ${number(r.negatives)} disqualifiziert; je ${r.needed} sind nötig.`,
        ],
      );
    case 'nothingToLearnFrom':
      return say(
        'Kein Attribut unterscheidet die Ergebnisse',
        'Füllen Sie bei neuen Leads mehr Felder aus, oder schließen Sie weniger Attribute aus.',
        r.dropped.map(({ name, reason }) => `${attributeDe(name)}: ${why(reason)}`).slice(0, 10),
      );
  }
};
