import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Entry } from '../bot/tab/wire.ts';
import { type Api, createApi, type Refused } from './api.ts';
import './elements.ts';
import { type Host, openHost, type ThemeName } from './host.ts';
import { LocalBar } from './local-bar.tsx';
import { ApiOfTab, refusalIn } from './parts/asking.ts';
import { RefusalMessage, Waiting } from './parts/messages.tsx';
import { addressOf } from './parts/route.ts';
import { Shell } from './shell.tsx';
import { showTheme } from './theme.ts';
import { type Language, languageOf, WordsOfTab, wordsIn } from './words/words.ts';

/** In local mode the choice of person lasts as long as the window. */
const chosenPerson = 'person';

function Tab({ host }: { host: Host }) {
  const [theme, setTheme] = useState<ThemeName>(host.theme);
  const [language, setLanguage] = useState<Language>(languageOf(host.locale));
  const [entry, setEntry] = useState<Entry>();
  const [refusal, setRefusal] = useState<Refused>();
  const [personId, setPerson] = useState(sessionStorage.getItem(chosenPerson) ?? '');
  const locale = host.inTeams ? host.locale : language;

  useEffect(() => host.onTheme(setTheme), [host]);
  useEffect(() => showTheme(theme), [theme]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    const anybody = createApi({ authorization: async () => '', locale });
    anybody.get<Entry>('entry').then(setEntry, (fault: unknown) => setRefusal(refusalIn(fault)));
  }, [locale]);

  const api = useMemo<Api | undefined>(() => {
    if (entry === undefined || (entry.kind === 'local' && personId === '')) return undefined;
    return createApi({
      authorization: entry.kind === 'teams' ? host.token : async () => `Person ${personId}`,
      locale,
    });
  }, [entry, personId, locale, host]);

  const choose = (id: string): void => {
    sessionStorage.setItem(chosenPerson, id);
    setPerson(id);
  };
  return (
    <WordsOfTab.Provider value={wordsIn(language)}>
      {entry?.kind === 'local' && (
        <LocalBar
          people={entry.people}
          personId={personId}
          theme={theme}
          language={language}
          choosePerson={choose}
          chooseTheme={setTheme}
          chooseLanguage={setLanguage}
        />
      )}
      {refusal !== undefined && <RefusalMessage refusal={refusal} again={() => location.reload()} />}
      {entry === undefined && refusal === undefined && <Waiting />}
      {api !== undefined && (
        <ApiOfTab.Provider value={api}>
          <Shell key={`${personId} ${language}`} host={host} />
        </ApiOfTab.Provider>
      )}
    </WordsOfTab.Provider>
  );
}

async function open(): Promise<void> {
  const host = await openHost();
  showTheme(host.theme);
  if (host.target !== undefined && location.hash === '') location.replace(addressOf(host.target));
  const place = document.getElementById('tab');
  if (place !== null) render(<Tab host={host} />, place);
}

void open();
