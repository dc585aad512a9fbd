import type { Named } from '../bot/tab/wire.ts';
import type { ThemeName } from './host.ts';
import { Choose } from './parts/fields.tsx';
import { type Language, useWords } from './words/words.ts';

const themes: readonly ThemeName[] = ['light', 'dark', 'contrast'];
const languages: readonly Language[] = ['en', 'de'];

/** Local mode has no Teams around it: here one chooses whom to be, and what Teams would have told. */
export function LocalBar({
  people,
  personId,
  theme,
  language,
  choosePerson,
  chooseTheme,
  chooseLanguage,
}: {
  people: readonly Named[];
  personId: string;
  theme: ThemeName;
  language: Language;
  choosePerson: (id: string) => void;
  chooseTheme: (theme: ThemeName) => void;
  chooseLanguage: (language: Language) => void;
}) {
  const { local } = useWords();
  const none = { value: '', label: local.choose };
  return (
    <aside class="local bar" aria-label={local.bar}>
      <p>{local.bar}</p>
      <Choose
        label={local.person}
        value={personId}
        choices={[
          ...(personId === '' ? [none] : []),
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        changed={choosePerson}
      />
      <Choose
        label={local.theme}
        value={theme}
        choices={themes.map((value) => ({ value, label: local.themes[value] }))}
        changed={(value) => chooseTheme(themes.find((each) => each === value) ?? 'light')}
      />
      <Choose
        label={local.language}
        value={language}
        choices={languages.map((value) => ({ value, label: local.languages[value] }))}
        changed={(value) => chooseLanguage(value === 'de' ? 'de' : 'en')}
      />
    </aside>
  );
}
