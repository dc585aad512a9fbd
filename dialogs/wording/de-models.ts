import { fieldOf } from '../../domain/records/fields.ts';
import type { DropReason } from '../../domain/scoring/attributes.ts';
import type { ModelRefusal, ModelStatus, RetrainOutcome } from '../../domain/scoring/lifecycle.ts';
import type { ModelChangePlan } from '../../domain/scoring/manage-model.ts';
import type { Training } from '../../domain/scoring/train.ts';
import type { PublishState } from '../../domain/scoring/validate.ts';
import { term } from './de-terms.ts';
import { count, decimals, list, number, openLeads } from './de-words.ts';
import type { modelsEn } from './en-models.ts';

export const percentDe = (share: number): string => `${Math.round(100 * share)} %`;
const auc = (value: number): string => decimals(value, 2);

const own: Readonly<Record<string, string>> = {
  emailDomain: 'E-Mail-Domäne (geschäftlich oder privat)',
  name: 'Thema',
};

/** An attribute of a lead or an opportunity as people call it. */
export const attributeDe = (name: string): string =>
  own[name] ?? term(fieldOf('lead', name)?.label ?? fieldOf('opportunity', name)?.label ?? name);

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
      return `immer gleich: ${reason.value}`;
    case 'system':
      return 'vom System geschrieben';
    case 'date':
      return 'ein Datum';
    case 'calendarPart':
      return 'ein Teil eines Datums';
    case 'identifier':
      return `fast überall anders: ${count(reason.distinct, 'Wert', 'Werte')} in ${number(reason.filled)}`;
    case 'excluded':
      return 'von Ihnen ausgeschlossen';
    case 'tooManyValues':
      return `${count(reason.distinct, 'verschiedener Wert', 'verschiedene Werte')}, keiner häufig genug`;
    case 'filledOnlyWhenClosed':
      return `nur auf geschlossenen ausgefüllt: auf ${percentDe(reason.closedShare)} davon, auf ${percentDe(reason.openShare)} der offenen`;
    case 'decidesOutcome':
      return `entscheidet fast allein über das Ergebnis (AUC ${auc(reason.aucAlone)}), wird also vermutlich erst danach ausgefüllt`;
    case 'notRelevant':
      return `sagt weniger aus als die anderen (AUC ${auc(reason.aucAlone)} für sich allein)`;
  }
};

const scored = { lead: 'Leads', opportunity: 'Verkaufschancen' } as const;

/** Scoring models, in German. */
export const modelsDe: typeof modelsEn = {
  attribute: attributeDe,
  publishState: (state) => publishState[state],
  status,
  title: 'Bewertungsmodelle',
  none: 'Es gibt noch kein Bewertungsmodell, deshalb gibt es keine Scores. Es können mehrere veröffentlicht sein, je Geschäftsbereich eines.',
  perStage: 'Modelle je Phase, die es in Dynamics 365 für Verkaufschancen gibt, werden hier nicht angeboten.',
  row: ({ status: is, active, candidate, scope }) =>
    [
      scored[scope.entity],
      status(is),
      ...(active === undefined ? [] : [publishState[active.learned.validation.publish]]),
      ...(candidate === undefined ? [] : ['eine neue Version wartet']),
    ].join(' · '),
  trainedTitle: (name) => `${name} ist trainiert, aber noch nicht veröffentlicht`,
  newVersionTitle: (name) => `${name}: Eine neue Version ist trainiert, aber noch nicht veröffentlicht`,
  scope: ({ scope }, process) => [
    ['Bewertet', scored[scope.entity]],
    ['Geschäftsprozessflow', process === undefined ? 'Beliebiger Prozess' : term(process)],
    [
      'Filter',
      list((scope.filters ?? []).map(({ field, values }) => `${attributeDe(field)}: ${list(values)}`)) ||
        'Keiner',
    ],
  ],
  quality: ({ learned, scope }) => {
    const { auc: value, ci95, threshold } = learned.validation.metrics;
    return [
      ['Unser eigenes Urteil', publishState[learned.validation.publish]],
      [
        'AUC (0,5 ist Zufall, 1 ist perfekt)',
        value === undefined
          ? 'Nicht messbar: Der Test hat nur ein Ergebnis'
          : `${auc(value)}${ci95 ? `, sehr wahrscheinlich zwischen ${auc(ci95[0])} und ${auc(ci95[1])}` : ''}`,
      ],
      ...(threshold === undefined
        ? []
        : ([
            ['Genauigkeit', percentDe(threshold.accuracy)],
            [
              scope.entity === 'lead' ? 'Gefundene qualifizierte Leads' : 'Gefundene gewonnene',
              percentDe(threshold.recall),
            ],
            ['F1', decimals(threshold.f1, 2)],
          ] as const)),
      [
        'Gelernt aus',
        `${scope.entity === 'lead' ? count(learned.leads, 'geschlossenen Lead', 'geschlossenen Leads') : count(learned.leads, 'geschlossenen Verkaufschance', 'geschlossenen Verkaufschancen')}, davon ${percentDe(learned.positives / learned.leads)} ${scope.entity === 'lead' ? 'qualifiziert' : 'gewonnen'}; jeweils so, wie sie anfangs waren`,
      ],
    ];
  },
  verdictHow: ({ learned }) =>
    `${
      learned.validation.method === 'crossValidation'
        ? 'Getestet durch wiederholte Kreuzvalidierung, weil es weniger als 400 geschlossene gibt.'
        : 'Getestet am neuesten Fünftel der geschlossenen, das es nicht gesehen hatte.'
    } Bereit ab 0,75, vertretbar ab 0,65, und nur, wenn es sicher besser als der Zufall ist: Diese Grenzen sind unsere eigenen, Microsoft veröffentlicht seine nicht. Veröffentlichen dürfen Sie in jedem Zustand.`,
  usedTitle: 'Was es berücksichtigt',
  used: ({ learned }) => `${list(learned.attributes.map(({ name }) => attributeDe(name)))}.`,
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
    'Neuere unterscheiden sich von den älteren: Verlassen Sie sich weniger auf die Scores, und trainieren Sie bald neu.',
  publish: 'Modell veröffentlichen',
  publishVersion: 'Neue Version veröffentlichen',
  retire: 'Modell außer Betrieb nehmen',
  revert: 'Neue Version verwerfen',
  rollBack: 'Zurück zur vorigen Version',
  retrainByItself: 'Selbst neu trainieren',
  retrainByHand: 'Nicht mehr selbst trainieren',
  processGone:
    'Sein Geschäftsprozessflow wurde gelöscht: Es bewertet nichts Neues mehr und kann nicht neu trainiert werden.',
  retraining: (is, next, last) =>
    [
      is.status.kind !== 'published'
        ? ''
        : next === undefined
          ? 'Es trainiert sich nicht selbst neu.'
          : `Es trainiert sich alle 15 Tage selbst neu: das nächste Mal am ${next}.`,
      is.lastRetraining && last !== undefined ? lastRetrainingDe(is.lastRetraining.outcome, last) : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  trained: (at) => `trainiert am ${at}`,
  version: ({ learned }) => {
    const { metrics } = learned.validation;
    return `AUC ${metrics.auc === undefined ? 'nicht messbar' : auc(metrics.auc)}, Genauigkeit ${percentDe(metrics.threshold?.accuracy ?? 0)}`;
  },
  versions: { active: 'Bewertet jetzt', candidate: 'Neue Version', previous: 'Vorige Version' },
  grades: 'Grade, wenn die neue Version veröffentlicht wird',
  gradesKeep: 'Grenzen behalten',
  gradesReset: 'Zurück zum Standard: A 75, B 50, C 25',

  planTitle: (entity, name) =>
    name === undefined ? `Bewertungsmodell für ${scored[entity]} trainieren` : `${name} neu trainieren`,
  planHow:
    'Das Training dauert einige Sekunden. Das Modell wird erst verwendet, wenn Sie es veröffentlichen.',
  name: 'Name (Buchstaben, Ziffern, _)',
  filterField: 'Geschäftsbereich: nur die mit diesem Feld',
  noFilter: 'Kein Filter',
  filterValues: 'Werte, durch Kommas getrennt',
  exclude: 'Auszuschließende Attribute (sonst automatisch gewählt)',
  include: 'Attribute, die trotzdem verwendet werden',
  includable: (name, reason) => `${attributeDe(name)}: ${why(reason)}`,
  recount: 'Neu zählen',
  train: 'Modell trainieren',
  overlaps: (names) =>
    `${list(names)} ${names.length === 1 ? 'würde' : 'würden'} dieselben bewerten. Sie können trotzdem fortfahren; das zuletzt veröffentlichte Modell gilt.`,
};

/** The label of the button that does it. */
export const modelButtonDe: Readonly<Record<ModelChangePlan['act'], string>> = {
  publish: modelsDe.publish,
  retire: modelsDe.retire,
  revert: modelsDe.revert,
  retrainByItself: modelsDe.retrainByItself,
  retrainByHand: modelsDe.retrainByHand,
};

/** What publishing, retiring or another act does. */
export const modelConsequencesDe = ({
  act,
  next,
  overlaps,
  open,
  grades,
}: ModelChangePlan): readonly string[] => {
  const ones =
    next.scope.entity === 'lead'
      ? openLeads(open)
      : count(open, 'offene Verkaufschance', 'offene Verkaufschancen');
  const rescored = `${ones}: Was davon in seinem Prozess und innerhalb seines Filters ist und in den letzten 2 Jahren erstellt wurde, erhält in wenigen Minuten einen Score.`;
  switch (act) {
    case 'retire':
      return [
        `„${next.name}“ bewertet nichts mehr. Das ist endgültig: Ein außer Betrieb genommenes Modell kann nicht wieder veröffentlicht werden.`,
        'Vergebene Scores bleiben; sie werden nicht mehr aktualisiert.',
      ];
    case 'publish':
      return [
        `„${next.name}“ wird veröffentlicht. Unser eigenes Urteil: ${next.active ? publishState[next.active.learned.validation.publish] : 'keines'}.`,
        rescored,
        ...(next.previous === undefined
          ? []
          : [
              `Die vorige Version (${modelsDe.version(next.previous)}) wird aufbewahrt und kann zurückgeholt werden.`,
            ]),
        ...(grades === 'reset' ? ['Die Grade beginnen wieder beim Standard: A 75, B 50, C 25.'] : []),
        ...(overlaps.length === 0 ? [] : [modelsDe.overlaps(overlaps)]),
      ];
    case 'revert':
      return [
        ...(next.active === undefined
          ? []
          : [`„${next.name}“ arbeitet mit der anderen Version weiter (${modelsDe.version(next.active)}).`]),
        ...(next.previous === undefined
          ? ['Die neue Version wird verworfen.']
          : [rescored, 'Es trainiert sich nicht mehr selbst; das können Sie wieder einschalten.']),
      ];
    case 'retrainByItself':
      return [
        `„${next.name}“ wird alle 15 Tage neu trainiert. Die neue Version wird veröffentlicht, wenn sie mindestens 95 % der Genauigkeit der jetzigen erreicht oder die jetzige über 3 Monate alt ist; sonst bleibt die jetzige.`,
      ];
    case 'retrainByHand':
      return [
        `„${next.name}“ trainiert sich nicht mehr selbst und kann von Hand bearbeitet und trainiert werden.`,
      ];
  }
};

export function lastRetrainingDe(outcome: RetrainOutcome, at: string): string {
  const last = `Zuletzt neu trainiert am ${at}:`;
  switch (outcome.kind) {
    case 'publish':
      return `${last} veröffentlicht, ${outcome.because === 'activeIsOld' ? 'weil die vorige Version über 3 Monate alt war' : 'weil sie genau genug ist'}.`;
    case 'keepActive':
      return `${last} Die jetzige blieb, weil die Genauigkeit der neuen ${percentDe(outcome.accuracy)} ist und 95 % der jetzigen ${percentDe(outcome.needed)} sind.`;
    case 'failed':
      return `${last} fehlgeschlagen (${failures[outcome.why]}), also blieb die jetzige. Am nächsten Tag wird es erneut versucht.`;
  }
}

const failures = {
  tooFew: 'zu wenige geschlossene',
  nothingToLearnFrom: 'kein Attribut unterscheidet die Ergebnisse',
  processGone: 'sein Geschäftsprozessflow wurde gelöscht',
  fault: 'ein Fehler; er steht im Protokoll',
} as const;

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
      return say('Es gibt keine andere Version', 'Es ist nichts zu tun.');
    case 'notPublished':
      return say(
        'Dieses Modell ist nicht veröffentlicht',
        'Nur veröffentlichte Modelle trainieren sich selbst neu.',
      );
    case 'processGone':
      return say(
        'Der Geschäftsprozessflow des Modells wurde gelöscht',
        'Wählen Sie einen anderen Prozess oder einen beliebigen.',
      );
    case 'tooFew':
      return say('Zu wenige geschlossene', 'Wählen Sie einen längeren Zeitraum oder einen weiteren Filter.', [
        `${number(r.positives)} endeten gut, ${number(r.negatives)} nicht; je ${r.needed} sind nötig.`,
      ]);
    case 'nothingToLearnFrom':
      return say(
        'Kein Attribut unterscheidet die Ergebnisse',
        'Füllen Sie bei neuen Leads mehr Felder aus, oder schließen Sie weniger Attribute aus.',
        r.dropped.map(({ name, reason }) => `${attributeDe(name)}: ${why(reason)}`).slice(0, 10),
      );
  }
};
