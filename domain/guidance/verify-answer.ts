import { stemmer } from 'stemmer';
import { z } from 'zod';
import { fold } from './fold.ts';
import type { Language } from './language.ts';
import { systemPrompt, writtenLimit } from './model-prompt.ts';
import type { Source } from './model-sources.ts';
import { numbersIn } from './numbers.ts';
import { isStopWord } from './terms.ts';
import type { SectionId } from './topics.ts';

/** Why what a model wrote is not shown. */
export type Rejection =
  | 'notJson'
  | 'cannotAnswer'
  | 'empty'
  | 'tooLong'
  | 'markup'
  | 'link'
  | 'noCitation'
  | 'foreignNumber'
  | 'echoesPrompt'
  | 'claimsAction'
  | 'notFromSources';

/** `text` carries its citations as `[n]`, n being the place of the section in `cited`, from 1. */
export type Verdict =
  | { readonly ok: true; readonly text: string; readonly cited: readonly SectionId[] }
  | { readonly ok: false; readonly why: Rejection };

/** All that an answer may rest on. */
export interface Grounds {
  readonly sources: readonly Source[];
  readonly question: string;
  readonly here: readonly unknown[];
  readonly language: Language;
}

const Written = z.object({ canAnswer: z.boolean(), answer: z.string(), citations: z.array(z.string()) });

/**
 * Decides whether what a model wrote may be shown (SEC11, answers.md section 6). Citations of sections that it was
 * not given are dropped; without a valid one nothing is shown. Figures must occur in the cited sections, the question
 * or the facts; links and addresses in the sections. That a statement follows from its section is *not* proved: of
 * English answers only the share of words is checked that come from the sections, and of other languages not even that.
 */
export function verifyAnswer(reply: string, grounds: Grounds): Verdict {
  const written = parse(reply);
  if (written === undefined) return no('notJson');
  if (!written.canAnswer) return no('cannotAnswer');
  const { text, cited } = numbered(written, grounds.sources);
  const bare = text.replaceAll(marker, '');
  if (bare === '') return no('empty');
  if (bare.length > writtenLimit) return no('tooLong');
  if (markup.test(bare)) return no('markup');
  if (cited.length === 0) return no('noCitation');
  const given = grounds.sources.filter(({ id }) => cited.includes(id));
  const read = given.map(({ title, text }) => `${title}\n${text}`).join('\n');
  if (addresses(bare).some((address) => !read.includes(address))) return no('link');
  const known = numbersIn([read, grounds.question, JSON.stringify(grounds.here)].join('\n'));
  if ([...numbersIn(bare)].some((number) => !known.has(number))) return no('foreignNumber');
  if (repeats(bare, systemPrompt)) return no('echoesPrompt');
  if (action.test(bare)) return no('claimsAction');
  if (grounds.language === 'en' && !restsOn(bare, `${read}\n${grounds.question}`))
    return no('notFromSources');
  return { ok: true, text, cited };
}

const no = (why: Rejection): Verdict => ({ ok: false, why });

/** Some servers fence their JSON in spite of the form that was asked for. */
function parse(reply: string): z.infer<typeof Written> | undefined {
  const json = reply.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1');
  try {
    return Written.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

const marker = /\s*\[\d+\]/g;

/** Replaces `[section-id]` by `[n]`; what is cited beside the text is cited at its end. Other brackets go. */
function numbered(
  { answer, citations }: z.infer<typeof Written>,
  sources: readonly Source[],
): { readonly text: string; readonly cited: readonly SectionId[] } {
  const cited: SectionId[] = [];
  const cite = (name: string): string => {
    const id = sources.find((source) => source.id === name.trim())?.id;
    if (id === undefined) return '';
    if (!cited.includes(id)) cited.push(id);
    return `[${cited.indexOf(id) + 1}]`;
  };
  const body = answer
    .replaceAll('`', '')
    .replaceAll(/\[([^[\]]*)\]/g, (_, names: string) => names.split(/[,;]/).map(cite).join(''));
  const rest = [...new Set(citations)].filter((name) => !cited.some((id) => id === name)).map(cite);
  const text = `${body.trim()} ${rest.join('')}`.replaceAll(/[ \t]{2,}/g, ' ').trim();
  return { text, cited };
}

/** HTML, Markdown links and images, card functions, mentions, code, hidden characters, and words nobody can read. */
const markup = /<\/?[a-z!]|\]\(|\]:|!\[|\{\{|^\s*#|[\p{Cf}\p{Co}]|[^\P{Cc}\n\r\t]|\S{50,}/imu;

/** Whatever a client would turn into a link: schemes, hosts, e-mail addresses. */
const addresses = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .match(
      /[\w+-]+:\/{1,2}\S+|\b(?:mailto|tel|sms|javascript|data|file):\S+|(?:[\w-]+[.。])+[a-z]{2,}\b\S*|\S+@\S+/gi,
    ) ?? [];

/** The bot did nothing: a model on this path has no tools (UX rule 14). */
const action =
  /\b(?:i|we)(?:'ve|’ve| have)? (?:just |now |already |successfully )?(?:qualified|disqualified|reactivated|reopened|deleted|removed|created|updated|changed|granted|assigned|sent|saved|merged|exported|published)\b/i;

/** A run of this many words in common is no accident. */
const run = 7;

function repeats(text: string, secret: string): boolean {
  const words = fold(text).split(' ');
  const known = ` ${fold(secret)} `;
  return words.some(
    (_, at) => at + run <= words.length && known.includes(` ${words.slice(at, at + run).join(' ')} `),
  );
}

/** At least this share of an English answer's content words come from what it was given. Not measured on real models. */
const leastShare = 0.5;

function restsOn(text: string, given: string): boolean {
  const stems = new Set(fold(given).split(' ').map(stemmer));
  const content = fold(text)
    .split(' ')
    .filter((word) => !isStopWord(word));
  return content.filter((word) => stems.has(stemmer(word))).length >= content.length * leastShare;
}
