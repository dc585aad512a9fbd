import { type TeamsChannelAccount, TeamsInfo, type TurnContext } from 'botbuilder';
import type { Mode } from './config.ts';

const day = 24 * 60 * 60_000;

/**
 * Whether the speaker is a member of a tenant that the bot serves, not a guest in it (SEC4): the roster knows, the
 * activity does not. Asked once a day for each person; local mode has no roster.
 */
export function createMembers(mode: Mode): (context: TurnContext) => Promise<boolean> {
  const known = new Map<string, { readonly member: boolean; readonly since: number }>();
  return async (context) => {
    if (mode.kind === 'local') return true;
    const { id } = context.activity.from;
    const before = known.get(id);
    if (before !== undefined && performance.now() - before.since < day) return before.member;
    const member = isOwn(mode, await TeamsInfo.getMember(context, id).catch(unknownIsNobody));
    if (known.size >= 10_000) known.clear();
    known.set(id, { member, since: performance.now() });
    return member;
  };
}

const isOwn = ({ app }: Extract<Mode, { kind: 'teams' }>, member: TeamsChannelAccount | undefined): boolean =>
  member !== undefined &&
  member.userRole !== 'guest' &&
  member.userRole !== 'anonymous' &&
  app.tenants.includes(member.tenantId ?? '');

function unknownIsNobody(fault: unknown): undefined {
  if ((fault as { statusCode?: unknown }).statusCode !== 404) throw fault;
}
