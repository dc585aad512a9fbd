import type { CardElementArray } from '@microsoft/teams.cards';
import type { AdminChange } from '../../dialogs/admin/change.ts';
import type { Command } from '../../dialogs/command.ts';
import type { ReplyOf } from '../../dialogs/reply.ts';
import type { Target } from '../../domain/qualification/settings.ts';
import { fieldsOf } from '../../domain/records/fields.ts';
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

export function mappingsCard(reply: ReplyOf<'mappings'>, look: Look): Card {
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

export function mappingCard(reply: ReplyOf<'mapping'>, look: Look): Card {
  const { admin, term } = look.words;
  const title = admin.mappingTitle(reply.target);
  const row = { from: 'statusReason', to: 'statusReason' };
  const blank = { from: '', to: '' };
  const editRows = [
    change(
      look,
      { kind: 'mapping', change: { kind: 'addRow', target: reply.target, row: blank } },
      admin.addRow,
    ),
    change(
      look,
      { kind: 'mapping', change: { kind: 'removeRow', target: reply.target, row: blank } },
      admin.removeRow,
    ),
  ];
  const named = (entity: 'lead' | Target) =>
    fieldsOf[entity].map(({ name, label }) => [`${term(label)} (${name})`, name] as const);
  const choices: CardElementArray = reply.mayChange
    ? [
        choose('from', admin.mapFrom, named('lead')),
        choose('to', admin.mapTo, named(reply.target)),
        choose(
          'row',
          admin.mapRow,
          reply.rows.map(({ from, to }) => [`${from} → ${to}`, `${from}|${to}`] as const),
        ),
      ]
    : [];
  const toggle = without(
    reply.statusMapped
      ? change(
          look,
          { kind: 'mapping', change: { kind: 'removeRow', target: reply.target, row } },
          admin.removeStatusMapping,
        )
      : change(
          look,
          { kind: 'mapping', change: { kind: 'addRow', target: reply.target, row } },
          admin.addStatusMapping,
        ),
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
            [
              String(value),
              `${term(lead?.label ?? admin.absent)} | ${term(target?.label ?? admin.absent)}`,
            ] as const,
        ),
      ),
      ...choices,
    ],
    [...(reply.mayChange ? [toggle, ...editRows] : []), ...buttons(look, reply.offers)],
  );
}

export function processesCard(reply: ReplyOf<'processes'>, look: Look): Card {
  const { admin, term } = look.words;
  const body = reply.flows.flatMap(
    (flow): CardElementArray => [
      subheading(escaped(term(flow.name))),
      ...flow.stages.map(({ name, entity, steps }) =>
        line([
          { bold: admin.stageOf(name, entity) },
          {
            quiet: ` ${steps.length === 0 ? admin.noSteps : steps.map(({ label, required }) => (required ? `${term(label)} (${admin.required})` : term(label))).join(', ')}`,
          },
        ]),
      ),
    ],
  );
  const [first] = reply.flows;
  const editable = reply.mayChange && first !== undefined;
  const steps = (first?.stages ?? []).flatMap((stage) =>
    stage.steps.map(
      ({ field, label }) => [`${term(stage.name)}: ${term(label)}`, `${stage.id}|${field}`] as const,
    ),
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

export function automationsCard(reply: ReplyOf<'automations'>, look: Look): Card {
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
          'method',
          admin.method,
          [
            [admin.oneByOne, 'oneByOne'],
            [admin.halves, 'halves'],
          ],
          'oneByOne',
        ),
        choose(
          'person',
          admin.person,
          reply.people.map(({ id, name }) => [name, id]),
        ),
      ]
    : [];
  const start: Command = { kind: 'isolate', act: 'start', since: reply.at };
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

export function isolationCard({ session, offers }: ReplyOf<'isolation'>, look: Look): Card {
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
