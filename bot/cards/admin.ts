import type { CardElementArray, IChoiceSetInput, IExecuteAction } from '@microsoft/teams.cards';
import type { AdminChange } from '../../dialogs/admin/change.ts';
import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import {
  accessLevels,
  type Cell,
  coreRecords,
  customizationEntities,
  type Privilege,
  type Securable,
} from '../../domain/people/roles.ts';
import { targets } from '../../domain/qualification/settings.ts';
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
  plain,
  quiet,
  subheading,
  text,
  without,
} from './elements.ts';

type Saying<K extends Reply['kind']> = Extract<Reply, { kind: K }>;

const change = (look: Look, what: AdminChange, title: string): IExecuteAction =>
  button(look, { kind: 'change', change: what }, title);

const choose = (
  id: string,
  label: string,
  choices: readonly (readonly [title: string, value: string])[],
  value?: string,
): IChoiceSetInput => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  style: 'compact',
  wrap: true,
  ...(value === undefined ? {} : { value }),
  choices: choices.map(([title, each]) => ({ title: plain(title), value: each })),
});

export function settingsCard(reply: Saying<'settings'>, look: Look): Card {
  const { admin } = look.words;
  const { settings } = reply;
  const process = reply.processes.find(({ id }) => id === settings.defaultProcessId)?.name ?? admin.noProcess;
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
      [...reply.processes.map(({ id, name }) => [name, id] as const), [admin.noProcess, 'none']],
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
      ...(reply.mayChange ? [change(look, { kind: 'settings', edit: {} }, admin.review)] : []),
      ...buttons(look, reply.offers).map(without),
    ],
  );
}

export function rolesCard(reply: Saying<'roles'>, look: Look): Card {
  const { admin } = look.words;
  const rows = reply.roles.map(({ id, name, holders }) => ({
    ...box([line([{ bold: name }]), line([{ quiet: admin.holders(holders) }])], {
      separator: true,
      spacing: 'Small',
    }),
    selectAction: button(look, { kind: 'roles', roleId: id }, name),
  }));
  return card(admin.rolesTitle, [heading(admin.rolesTitle), ...rows], buttons(look, reply.offers));
}

const qualifying: readonly Privilege[] = ['create', 'read', 'append', 'appendTo'];
const qualifyingCells: readonly (readonly [Privilege, Securable])[] = [
  ...coreRecords.flatMap((on) => qualifying.map((privilege) => [privilege, on] as const)),
  ...customizationEntities.map((on) => ['read', on] as const),
];

export function roleCard({ role, holders, mayChange, offers }: Saying<'role'>, look: Look): Card {
  const { admin } = look.words;
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
    role.name,
    [
      heading(escaped(role.name)),
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

export function requestsCard(reply: Saying<'requests'>, look: Look): Card {
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

export function accessRequestedCard({ filed, offers }: Saying<'accessRequested'>, look: Look): Card {
  const { admin } = look.words;
  const sentence =
    filed.kind === 'notNeeded'
      ? admin.requestNotNeeded
      : filed.kind === 'filed'
        ? admin.requestFiled(filed.told)
        : admin.requestOpen(filed.told);
  const cells =
    filed.kind === 'notNeeded' || filed.request.wish.kind === 'membership' ? [] : filed.request.wish.missing;
  return card(
    sentence,
    [text(escaped(sentence)), ...cells.map((cell) => line([`• ${admin.cellName(cell)}`]))],
    buttons(look, offers),
  );
}

export function mappingsCard(reply: Saying<'mappings'>, look: Look): Card {
  const { admin } = look.words;
  const body =
    reply.findings.length === 0
      ? [text(admin.mappingsFine)]
      : reply.findings.map(({ finding }) => line([`✗ ${admin.finding(finding)}`]));
  const fixes = reply.findings.flatMap(({ fixes: each }) => each).slice(0, 3);
  return card(
    admin.mappingsTitle,
    [heading(admin.mappingsTitle), ...body],
    [
      ...fixes.map((fix) => change(look, { kind: 'mapping', change: fix }, admin.mappingButton(fix))),
      ...buttons(look, reply.offers),
    ],
  );
}

export function mappingCard(reply: Saying<'mapping'>, look: Look): Card {
  const { admin } = look.words;
  const title = admin.mappingTitle(reply.target);
  const row = { from: 'statusReason', to: 'statusReason' };
  const toggle = reply.statusMapped
    ? change(
        look,
        { kind: 'mapping', change: { kind: 'removeRow', target: reply.target, row } },
        admin.removeStatusMapping,
      )
    : change(
        look,
        { kind: 'mapping', change: { kind: 'addRow', target: reply.target, row } },
        admin.addStatusMapping,
      );
  return card(
    title,
    [
      heading(title),
      facts(reply.rows.map(({ from, to }) => [from, `→ ${to}`] as const)),
      subheading(admin.sideBySide),
      facts(
        reply.sideBySide.map(
          ({ value, lead, target }) =>
            [String(value), `${lead?.label ?? admin.absent} | ${target?.label ?? admin.absent}`] as const,
        ),
      ),
    ],
    [...(reply.mayChange ? [toggle] : []), ...buttons(look, reply.offers)],
  );
}

export function processesCard(reply: Saying<'processes'>, look: Look): Card {
  const { admin } = look.words;
  const body = reply.flows.flatMap(
    (flow): CardElementArray => [
      subheading(escaped(flow.name)),
      ...flow.stages.map(({ name, entity, steps }) =>
        line([
          { bold: admin.stageOf(name, entity) },
          {
            quiet: ` ${steps.length === 0 ? admin.noSteps : steps.map(({ label, required }) => (required ? `${label} (${admin.required})` : label)).join(', ')}`,
          },
        ]),
      ),
    ],
  );
  const [first] = reply.flows;
  const editable = reply.mayChange && first !== undefined;
  const steps = (first?.stages ?? []).flatMap((stage) =>
    stage.steps.map(({ field, label }) => [`${stage.name}: ${label}`, `${stage.id}|${field}`] as const),
  );
  const fields: CardElementArray = editable
    ? [
        choose('step', admin.step, steps),
        choose('required', admin.makeRequired, [
          [admin.yes, 'true'],
          [admin.no, 'false'],
        ]),
      ]
    : [];
  const review: AdminChange = {
    kind: 'process',
    processId: first?.id ?? '',
    edit: { kind: 'rename', name: first?.name ?? '' },
  };
  return card(
    admin.processTitle,
    [heading(admin.processTitle), ...body, ...fields],
    [...(editable ? [change(look, review, admin.review)] : []), ...buttons(look, reply.offers).map(without)],
  );
}

export function automationsCard(reply: Saying<'automations'>, look: Look): Card {
  const { admin } = look.words;
  const body = reply.automations.map(({ name, type, on, active, touches }) =>
    box(
      [
        line([{ bold: name }]),
        line([{ quiet: `${admin.runsOn(type, on, active)}; ${admin.touches(touches.map(admin.cellName))}` }]),
      ],
      { separator: true, spacing: 'Small' },
    ),
  );
  const search: CardElementArray = reply.mayChange
    ? [
        choose(
          'person',
          admin.person,
          reply.people.map(({ id, name }) => [name, id]),
        ),
      ]
    : [];
  const start: Command = { kind: 'isolate', act: 'start' };
  return card(
    admin.automationsTitle,
    [heading(admin.automationsTitle), ...(body.length === 0 ? [text(admin.noAutomations)] : body), ...search],
    reply.mayChange
      ? [
          button(look, start),
          ...reply.automations
            .slice(0, 5)
            .map(({ id, name, active }) =>
              without(change(look, { kind: 'automation', id, active: !active }, admin.turn(name, active))),
            ),
        ]
      : buttons(look, reply.offers),
  );
}

export function rulesCard(reply: Saying<'rules'>, look: Look): Card {
  const { admin } = look.words;
  const body = reply.rules.map((rule) =>
    box([line([{ bold: rule.name }]), line([{ quiet: admin.rule(rule) }])], {
      separator: true,
      spacing: 'Small',
    }),
  );
  const actions = reply.rules.slice(0, 4).map((rule) => {
    const published = rule.status === 'unpublished';
    return button(
      look,
      { kind: 'change', change: { kind: 'publish', id: rule.id, published } },
      `${admin.changeButton({ kind: 'publish', id: rule.id, published })}: ${rule.name}`,
    );
  });
  return card(
    admin.rulesTitle,
    [heading(admin.rulesTitle), ...(body.length === 0 ? [text(admin.noRules)] : body)],
    [...(reply.mayChange ? actions : []), ...buttons(look, reply.offers)].slice(0, 6),
  );
}

export function isolationCard({ session, offers }: Saying<'isolation'>, look: Look): Card {
  const { admin } = look.words;
  const title = admin.isolationTitle(session.personName);
  const status = admin.isolationStatus[session.status];
  return card(
    title,
    [
      heading(escaped(title)),
      quiet(admin.isolationHow),
      ...session.findings.map((finding) => line([admin.isolated(finding)])),
      ...session.trials.map(({ target, off, refusal }, at) =>
        line([{ quiet: `${at + 1}. ${admin.trial(target, off, refusal === undefined)}` }]),
      ),
      ...(status === '' ? [] : [text(status, { weight: 'Bolder' })]),
    ],
    buttons(look, offers),
  );
}

export function adminConfirmCard(reply: Saying<'adminConfirm'>, look: Look): Card {
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

export function adminChangedCard({ plan, offers }: Saying<'adminChanged'>, look: Look): Card {
  const { admin } = look.words;
  return card(
    admin.changedTitle,
    [heading(`✓ ${admin.changedTitle}`), ...admin.consequences(plan).map((each) => line([`• ${each}`]))],
    buttons(look, offers),
  );
}

export function adminRefusedCard({ refusal, offers }: Saying<'adminRefused'>, look: Look): Card {
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

/** A message that nobody asked for at that moment: what, who, and what next (UX rule 19). */
export function noticeCard({ about, offers }: Saying<'notice'>, look: Look): Card {
  const said = look.words.admin.notice(about);
  return card(
    said.title,
    [heading(escaped(said.title)), ...said.details.map((each) => line([`• ${each}`]))],
    buttons(look, offers),
  );
}
