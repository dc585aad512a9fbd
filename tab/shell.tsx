import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem, Session } from '../bot/tab/wire.ts';
import type { Refused } from './api.ts';
import type { Host } from './host.ts';
import { BoardPage } from './pages/board.tsx';
import { ImportPage } from './pages/import.tsx';
import { LeadPage } from './pages/lead.tsx';
import { LeadsPage } from './pages/leads.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { refusalIn, useAnswer, useApi } from './parts/asking.ts';
import { Answer, Message, RefusalMessage } from './parts/messages.tsx';
import { hrefTo, type Route, useRoute } from './parts/route.ts';
import { useWords } from './words/words.ts';

/** The pages, for whoever has signed in. */
export function Shell({ host }: { host: Host }) {
  const asking = useAnswer<Session>('session');
  return (
    <Answer asking={asking}>
      {(session) => (session.member ? <Pages host={host} session={session} /> : <Stranger />)}
    </Answer>
  );
}

const pages = ['board', 'leads', 'import', 'settings'] as const;
type PageName = (typeof pages)[number];

function Pages({ host, session }: { host: Host; session: Session }) {
  const words = useWords();
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const shown = pages.filter((page) => page !== 'import' || session.mayImport);
  const page = shown.find((each) => each === route.page) ?? 'board';
  const place = [page, ...route.rest].join('/');
  const first = useRef(true);
  // A new place begins at its top, for eyes and for screen readers.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus();
    document.title = `${words.pages[page]} – ${words.app}`;
  }, [place]);
  return (
    <>
      <nav class="tabs" aria-label={words.navigation}>
        {shown.map((each) => (
          <a key={each} href={hrefTo([each])} aria-current={each === page ? 'page' : undefined}>
            {words.pages[each]}
          </a>
        ))}
      </nav>
      <main ref={main} tabIndex={-1}>
        <Page page={page} route={route} session={session} host={host} />
      </main>
    </>
  );
}

function Page({
  page,
  route,
  session,
  host,
}: {
  page: PageName;
  route: Route;
  session: Session;
  host: Host;
}) {
  switch (page) {
    case 'board':
      return <BoardPage route={route} />;
    case 'leads': {
      const [id] = route.rest;
      return id === undefined ? (
        <LeadsPage route={route} />
      ) : (
        <LeadPage key={id} id={id} session={session} host={host} />
      );
    }
    case 'import':
      return <ImportPage />;
    case 'settings':
      return <SettingsPage route={route} />;
  }
}

/** Somebody of the organisation who is not a member yet. */
function Stranger() {
  const words = useWords();
  const api = useApi();
  const [told, setTold] = useState<Problem>();
  const [refusal, setRefusal] = useState<Refused>();
  const request = (): void => {
    api.post<Problem>('request-access', {}).then(setTold, (fault: unknown) => setRefusal(refusalIn(fault)));
  };
  return (
    <main>
      <h1>{words.stranger.title}</h1>
      <p>{words.stranger.text}</p>
      {refusal !== undefined && <RefusalMessage refusal={refusal} />}
      {told === undefined ? (
        <fluent-button appearance="primary" onClick={request}>
          {words.stranger.ask}
        </fluent-button>
      ) : (
        <Message intent="success">{told.title}</Message>
      )}
    </main>
  );
}
