import type { LeadPage as Page, Session } from '../../bot/tab/wire.ts';
import type { Host } from '../host.ts';
import { useAnswer } from '../parts/asking.ts';
import { Facts } from '../parts/fields.tsx';
import { Answer } from '../parts/messages.tsx';
import { hrefTo } from '../parts/route.ts';
import { Steps } from '../parts/steps.tsx';
import { useWords } from '../words/words.ts';

/** One lead: what is known, and the steps that chat offers for it, with the same cards. */
export function LeadPage({ id, session, host }: { id: string; session: Session; host: Host }) {
  const words = useWords();
  const asking = useAnswer<Page>('lead', { id });
  return (
    <>
      <a class="back" href={hrefTo(['leads'])}>
        ‹ {words.back}
      </a>
      <Answer asking={asking}>
        {(page) => (
          <>
            <h1>{page.lead.name}</h1>
            <p class="sentence">{page.lead.topic}</p>
            <Work page={page} session={session} host={host} changed={asking.again} />
            <Details page={page} />
            <Notes page={page} />
          </>
        )}
      </Answer>
    </>
  );
}

function Details({ page: { lead, fields } }: { page: Page }) {
  const words = useWords();
  const { lead: own } = words;
  return (
    <section>
      <h2>{own.details}</h2>
      <Facts
        rows={[
          [own.state, `${words.leads.states[lead.state]} · ${lead.reason}`],
          [
            own.scoreLabel,
            lead.score === undefined || lead.grade === undefined
              ? own.noScore
              : own.score(lead.score, lead.grade),
          ],
          [own.owner, lead.owner],
          ...(lead.stage === undefined
            ? []
            : [[own.stage, `${lead.stage.name} · ${lead.stage.process}`] as const]),
          ...fields.filter(({ name }) => name !== 'topic').map(({ label, value }) => [label, value] as const),
          ...(lead.linked.length === 0
            ? []
            : [
                [
                  own.linked,
                  lead.linked
                    .map(({ target, name }) => `${words.settings.targets[target]} ${name}`)
                    .join(', '),
                ] as const,
              ]),
          [own.created, words.day(lead.createdAt)],
          [own.modified, words.moment(lead.modifiedAt)],
          ...(lead.closed === undefined
            ? []
            : [[own.closed, own.closedBy(lead.closed.by, words.day(lead.closed.at))] as const]),
        ]}
      />
    </section>
  );
}

function Notes({ page: { lead } }: { page: Page }) {
  const words = useWords();
  return (
    <section>
      <h2>{words.lead.notes(lead.notes.length, lead.notesTotal)}</h2>
      {lead.notes.length === 0 && <p>{words.lead.noNotes}</p>}
      <ul class="notes">
        {lead.notes.map((note) => (
          <li key={`${note.at} ${note.text}`}>
            <p>{note.text}</p>
            <p class="quiet">
              {words.lead.noteBy(note.by, words.moment(note.at))}
              {note.fileName === undefined ? '' : ` · 📎 ${note.fileName}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Work({
  page,
  session,
  host,
  changed,
}: {
  page: Page;
  session: Session;
  host: Host;
  changed: () => void;
}) {
  const words = useWords();
  const { appId } = session;
  return (
    <Steps steps={page.steps} label={words.lead.work} changed={changed}>
      {appId !== undefined && (
        <fluent-button onClick={() => host.open(chatLink(appId, words.lead.chatText(page.lead.name)))}>
          {words.lead.chat}
        </fluent-button>
      )}
    </Steps>
  );
}

/** Back into the chat with the bot, with what to ask already typed. */
const chatLink = (appId: string, message: string): string =>
  `https://teams.microsoft.com/l/chat/0/0?${new URLSearchParams({ users: `28:${appId}`, message })}`;
