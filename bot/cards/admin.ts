import type { CardElementArray } from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import {
  accessLevels,
  type Cell,
  coreRecords,
  customizationEntities,
  type Privilege,
  type Securable,
} from '../../domain/people/roles.ts';
import { targets } from '../../domain/qualification/settings.ts';
import { legacyCreation } from '../../domain/qualification/settings-change.ts';
import { change, choose } from './admin-fields.ts';
import {
  box,
  button,
  buttons,
  type Card,
  card,
  escaped,
  facts,
  heading,
  type Look,
  line,
  quiet,
  subheading,
  text,
  without,
} from './elements.ts';

export function settingsCard(reply: ReplyOf<'settings'>, look: Look): Card {
  const { admin, term } = look.words;
  const { settings } = reply;
  const process = term(
    reply.processes.find(({ id }) => id === settings.defaultProcessId)?.name ?? admin.noProcess,
  );
  const shown: CardElementArray = [
    facts([
      [admin.legacySetting, admin.legacy[reply.legacy]],
      ...targets.map(
        (target) => [admin.creationOf(target), admin.creation[settings.create[target]]] as const,
      ),
      [admin.improved, settings.improvedDuplicates ? admin.on : admin.off],
      [admin.defaultProcess, process],
      [admin.undoMinutes, String(settings.undoMinutes)],
    ]),
  ];
  const fields: CardElementArray = [
    ...targets.map((target) =>
      choose(
        `create-${target}`,
        admin.creationOf(target),
        [
          [admin.creation.automatic, 'automatic'],
          [admin.creation.ask, 'ask'],
        ],
        settings.create[target],
      ),
    ),
    choose(
      'improved',
      admin.improved,
      [
        [admin.on, 'true'],
        [admin.off, 'false'],
      ],
      String(settings.improvedDuplicates),
    ),
    choose(
      'process',
      admin.defaultProcess,
      [...reply.processes.map(({ id, name }) => [term(name), id] as const), [admin.noProcess, 'none']],
      settings.defaultProcessId ?? 'none',
    ),
    {
      type: 'Input.Number',
      id: 'undoMinutes',
      label: admin.undoMinutes,
      value: settings.undoMinutes,
      min: 0,
      errorMessage: admin.undoMinutes,
    },
  ];
  return card(
    admin.settingsTitle,
    [
      heading(admin.settingsTitle),
      line([{ quiet: settings.organization }]),
      ...(reply.mayChange
        ? [quiet(`${admin.legacySetting}: ${admin.legacy[reply.legacy]}`), ...fields]
        : shown),
    ],
    [
      ...(reply.mayChange
        ? [
            change(look, { kind: 'settings', edit: {} }, admin.review),
            without(change(look, { kind: 'settings', edit: legacyCreation('yes') }, admin.legacyYes)),
            without(change(look, { kind: 'settings', edit: legacyCreation('no') }, admin.legacyNo)),
          ]
        : []),
      ...buttons(look, reply.offers).map(without),
    ],
  );
}

export function rolesCard(reply: ReplyOf<'roles'>, look: Look): Card {
  const { admin, term } = look.words;
  const rows = reply.roles.map(({ id, name, holders }) => ({
    ...box([line([{ bold: term(name) }]), line([{ quiet: admin.holders(holders) }])], {
      separator: true,
      spacing: 'Small',
    }),
    selectAction: button(look, { kind: 'roles', roleId: id }, term(name)),
  }));
  return card(admin.rolesTitle, [heading(admin.rolesTitle), ...rows], buttons(look, reply.offers));
}

const qualifying: readonly Privilege[] = ['create', 'read', 'append', 'appendTo'];
const qualifyingCells: readonly (readonly [Privilege, Securable])[] = [
  ...coreRecords.flatMap((on) => qualifying.map((privilege) => [privilege, on] as const)),
  ...customizationEntities.map((on) => ['read', on] as const),
];

export function roleCard({ role, holders, mayChange, offers }: ReplyOf<'role'>, look: Look): Card {
  const { admin, term } = look.words;
  const level = (privilege: Privilege, on: Securable): string =>
    admin.levels[role.grants[`${privilege}:${on}` as Cell] ?? 'none'];
  const custom = (Object.keys(role.grants) as Cell[])
    .filter((cell) => cell.includes(':custom:'))
    .map((cell) => cell.split(/:(.*)/s) as [Privilege, Securable]);
  const cells = [...qualifyingCells, ...custom];
  const edit: CardElementArray = [
    choose(
      'cell',
      admin.cell,
      cells.map(([privilege, on]) => [admin.cellName({ privilege, on }), `${privilege}:${on}`]),
    ),
    choose(
      'level',
      admin.level,
      accessLevels.map((each) => [admin.levels[each], each]),
    ),
  ];
  return card(
    term(role.name),
    [
      heading(escaped(term(role.name))),
      line([{ quiet: admin.holders(holders) }]),
      subheading(admin.qualifyingCells),
      facts(
        cells.map(([privilege, on]) => [admin.cellName({ privilege, on }), level(privilege, on)] as const),
      ),
      ...(mayChange ? edit : []),
    ],
    [
      ...(mayChange
        ? [change(look, { kind: 'role', change: { roleId: role.id, cells: [] } }, admin.review)]
        : []),
      ...buttons(look, offers).map(without),
    ],
  );
}

export function requestsCard(reply: ReplyOf<'requests'>, look: Look): Card {
  const { admin, day } = look.words;
  const title = admin.requestsTitle(reply.total);
  const body = reply.requests.flatMap(
    ({ request, ways }): CardElementArray => [
      line([
        { bold: request.personName },
        ` ${request.wish.kind === 'membership' ? admin.membership : admin.wants(request.wish.missing.map(admin.cellName))}`,
        { quiet: ` (${day(request.askedAt)})` },
      ]),
      ...ways.map((way) =>
        quiet(escaped(`${admin.way(way, request.personName)}: ${admin.alsoFor(way.others)}`)),
      ),
    ],
  );
  const decide = reply.requests.flatMap(({ request, ways }) => [
    ...ways.map(({ verdict, ...way }) =>
      change(
        look,
        { kind: 'verdict', requestId: request.id, verdict },
        admin.way({ verdict, ...way }, request.personName),
      ),
    ),
    change(
      look,
      { kind: 'verdict', requestId: request.id, verdict: { kind: 'deny' } },
      admin.deny(request.personName),
    ),
  ]);
  return card(title, [heading(title), ...body], decide.length > 0 ? decide : buttons(look, reply.offers));
}

export function accessRequestedCard({ filed, offers }: ReplyOf<'accessRequested'>, look: Look): Card {
  const { admin } = look.words;
  const sentence =
    // Asked for again, it is still the one request: who presses twice reads the same.
    filed.kind === 'notNeeded' ? admin.requestNotNeeded : admin.requestFiled(filed.told);
  const cells =
    filed.kind === 'notNeeded' || filed.request.wish.kind === 'membership' ? [] : filed.request.wish.missing;
  return card(
    sentence,
    [text(escaped(sentence)), ...cells.map((cell) => line([`• ${admin.cellName(cell)}`]))],
    buttons(look, offers),
  );
}

export function adminConfirmCard(reply: ReplyOf<'adminConfirm'>, look: Look): Card {
  const { admin, cancel } = look.words;
  const lines = admin.consequences(reply.plan);
  const press = (name: string): Command => ({ kind: 'flow', flow: reply.flow, rev: reply.rev, press: name });
  if (lines.length === 0)
    return card(admin.nothingChanges, [text(admin.nothingChanges)], [button(look, press('cancel'), cancel)]);
  return card(
    admin.confirmTitle,
    [heading(admin.confirmTitle), ...lines.map((each) => line([`• ${each}`]))],
    [button(look, press('confirm'), admin.confirm), button(look, press('cancel'), cancel)],
  );
}

export function adminChangedCard({ plan, offers }: ReplyOf<'adminChanged'>, look: Look): Card {
  const { admin } = look.words;
  return card(
    admin.changedTitle,
    [heading(`✓ ${admin.changedTitle}`), ...admin.consequences(plan).map((each) => line([`• ${each}`]))],
    buttons(look, offers),
  );
}

export function adminRefusedCard({ refusal, offers }: ReplyOf<'adminRefused'>, look: Look): Card {
  const said = look.words.admin.refusal(refusal);
  return card(
    said.title,
    [
      heading(escaped(said.title)),
      ...said.details.map((each) => line([`• ${each}`])),
      text(escaped(said.now)),
      quiet(look.words.nothingSaved),
    ],
    buttons(look, offers),
  );
}
