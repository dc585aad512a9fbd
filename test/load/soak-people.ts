import { linesOf } from '../../bot/demo/card-view.ts';
import { startFakeConnector } from '../../bot/demo/fake-connector.ts';
import { cardOf, createFakeTeams, type Member, type Seen } from '../../bot/demo/fake-teams.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { sample, sampleTenant } from '../../domain/sample/people.ts';
import { type Roll, rollFrom } from '../../domain/utterances/noise.ts';
import { writers } from '../bench/load.ts';
import { noticesWaiting } from './soak-figures.ts';

export interface Crowd {
  /** Everybody does something, again and again, until it is over. */
  work(goesOn: () => boolean): Promise<void>;
  readonly turns: () => number;
  /** How often a receipt said that a lead was changed. */
  readonly mutations: () => number;
  readonly failures: () => readonly string[];
  /** Lets the bot finish; how many notices are left. */
  settle(): Promise<number>;
  close(): Promise<void>;
}

const questions = [
  'what happens to notes when a lead is qualified?',
  'why can’t I qualify a lead?',
  'what is the difference between score and grade?',
  'Was passiert mit Notizen beim Qualifizieren?',
  'what is the weather in Rome?',
];
const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

/** Sixteen people with leads of their own, a trainee who asks for access and an administrator who denies it. */
export async function openCrowd(url: string, leads: readonly Lead[], seed: number): Promise<Crowd> {
  // Whoever is to be measured must not wait for a chat of thousands of messages to be looked through.
  const connector = await startFakeConnector({ keeps: 100 });
  const teams = createFakeTeams({ botUrl: url, connector, tenantId: sampleTenant });
  const failures: string[] = [];
  let [turns, mutations] = [0, 0];

  /** One turn, and its reply, which a busy bot sends after it has answered; notices may come between. */
  async function turn(member: Member, what: () => Promise<Seen>, expected: RegExp): Promise<boolean> {
    const before = new Map(teams.shown(member.chat).map(({ id, edits }) => [id, edits]));
    const { status, lines } = await what();
    turns += 1;
    const shown = (): readonly string[] => [
      lines.join('\n'),
      ...teams
        .shown(member.chat)
        .slice(-5)
        .filter(({ id, edits }) => before.get(id) !== edits)
        .map((message) => [message.activity.text ?? '', ...linesOf(cardOf(message))].join('\n')),
    ];
    const isThere = (): boolean => shown().some((text) => expected.test(text));
    for (let wait = 0; wait < 600 && !isThere(); wait += 1) await pause(50);
    if (status === 200 && isThere()) return true;
    failures.push(`${status}, not ${expected}: ${shown().join(' / ').slice(0, 300)}`);
    // What comes late must not be taken for the next reply.
    await pause(5_000);
    return false;
  }

  async function changing(...args: Parameters<typeof turn>): Promise<void> {
    if (await turn(...args)) mutations += 1;
  }

  async function act(member: Member, own: readonly Lead[], roll: Roll): Promise<unknown> {
    const lead = own[Math.floor(roll() * own.length)];
    const name = `${lead?.firstName} ${lead?.lastName}`;
    const known = new RegExp(`${lead?.lastName}`);
    switch (Math.floor(roll() * 8)) {
      case 0:
        return turn(member, () => member.says(`find ${name.slice(0, -1)}`), known);
      case 1:
        return turn(member, () => member.says(`show ${name}`), known);
      case 2:
        return turn(member, () => member.says(questions[Math.floor(roll() * 5)] ?? ''), /./);
      case 3:
        return turn(member, () => member.says('my open leads'), /My open leads/);
      case 4:
        await turn(member, () => member.says(`show ${name}`), known);
        return turn(member, () => member.forges({ press: 'forged.forged' }), /no longer active|inactive/i);
      case 5:
        return turn(member, () => member.says(`can I qualify ${name}?`), known);
      case 6:
        await turn(member, () => member.says(`disqualify ${name}`), /^Disqualify .*\?$/m);
        await changing(
          member,
          () => member.presses('Disqualify lead', { Reason: 'Lost' }),
          /is disqualified/,
        );
        return changing(member, () => member.presses('Undo'), /was undone/);
      default:
        await turn(member, () => member.says(`qualify ${name}`), /which records to create/);
        await changing(member, () => member.presses('Qualify lead'), /is qualified/);
        return changing(member, () => member.presses('Undo'), /was undone/);
    }
  }

  /** Writes notices both ways: to the administrator, and back to the trainee. */
  async function askAndDeny(): Promise<void> {
    const tom = teams.as({ id: sample.tom, name: 'Tom Okafor' });
    const ada = teams.as({ id: sample.ada, name: 'Ada Novak' });
    await turn(ada, () => ada.says('hello'), /Ada/);
    await turn(tom, () => tom.says('qualify amara diallo'), /Insufficient permissions/);
    await turn(tom, () => tom.presses('Request access'), /Your request is/);
    await turn(ada, () => ada.says('requests'), /1 request/);
    await turn(ada, () => ada.presses('Deny Tom'), /Save this change/);
    await turn(ada, () => ada.presses('Save the change'), /Saved/);
    await pause(1_000);
  }

  async function repeated(goesOn: () => boolean, work: () => Promise<unknown>): Promise<void> {
    while (goesOn())
      await work().catch((fault: Error) => {
        failures.push(`${fault} ${fault.cause ?? ''}`);
      });
  }

  return {
    turns: () => turns,
    mutations: () => mutations,
    failures: () => failures,
    async work(goesOn) {
      const everybody = writers.map((who, n) => {
        const roll = rollFrom(seed * 1_000 + n);
        const own = leads.filter(({ ownerId }) => ownerId === who.id);
        const member = teams.as(who);
        return repeated(goesOn, () => act(member, own, roll));
      });
      await Promise.all([...everybody, repeated(goesOn, askAndDeny)]);
    },
    // A person gets at most ten messages a minute, of eight notices each, and it is looked twice a minute.
    async settle() {
      for (let wait = 0; wait < 300 && (await noticesWaiting({ url })) > 0; wait += 1) await pause(1_000);
      return noticesWaiting({ url });
    },
    close: () => connector.close(),
  };
}
