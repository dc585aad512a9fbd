import { cuesIn } from './cues.ts';
import type { Word } from './lexicon.ts';
import { type Features, numberOf, placeAt, placeOf, tableSize } from './linear.ts';
import { type Span, type SpanKind, spanKinds } from './tagger.ts';
import { isCapital } from './tokens.ts';

/** What a sentence's words say about its intent; names are replaced by what they are, so that none means anything. */
export function sentenceFeatures(words: readonly Word[], spans: readonly Span[]): Features {
  const places: number[] = [];
  const said: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const { entry } = words[i] as Word;
    const span = spans.find(({ first, end }) => i >= first && i < end);
    if (span !== undefined) {
      if (i === span.first) said.push(`<${span.kind}>`);
    } else if (!entry.isSign) {
      said.push(entry.spoken);
      for (const place of entry.letters) places.push(place);
    }
  }
  places.push(bias);
  for (let i = 0; i < said.length; i += 1) {
    const word = said[i] as string;
    const before = i === 0 ? '<<' : (said[i - 1] as string);
    places.push(placeBehind(word, one), placeBehind(word, andThen(before, two)));
    if (i > 1) places.push(placeBehind(word, andThen(said[i - 2] as string, apart)));
  }
  places.push(placeBehind(`${said.at(-1)}`, last), placeBehind(`${said[0]}`, first));
  places.push(many[Math.min(6, said.length >> 1)] as number);
  if (words.some(({ word }, i) => word === '?' && !isWithin(spans, i))) places.push(asks);
  for (const cue of cuesIn(said.join(' '))) places.push(placeOf(`cue ${cue}`));
  for (const kind of spanKinds)
    places.push(spans.some((span) => span.kind === kind) ? has[kind] : lacks[kind]);
  return distinct(places);
}

const [bias, asks] = [placeOf('bias'), placeOf('asks')];
const [one, two, apart] = [numberOf('w '), numberOf('ww '), numberOf('w_w ')];
const [last, first] = [numberOf('last '), numberOf('first ')];

const placeBehind = (word: string, before: number): number => placeAt(numberOf(word, 0, word.length, before));

/** The number of a word behind what has one, and of the space behind it. */
const andThen = (word: string, before: number): number =>
  numberOf(' ', 0, 1, numberOf(word, 0, word.length, before));

const isWithin = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ first, end }) => at >= first && at < end);

const many = Array.from({ length: 7 }, (_, pairs) => placeOf(`many ${pairs}`));
const placesOfKinds = (is: boolean): Readonly<Record<SpanKind, number>> => ({
  lead: placeOf(`has lead ${is}`),
  owner: placeOf(`has owner ${is}`),
  text: placeOf(`has text ${is}`),
});
const [has, lacks] = [placesOfKinds(true), placesOfKinds(false)];

/** What the small words and endings of a sentence say about its language. */
export function tongueFeatures(words: readonly Word[]): Features {
  const places = [bias];
  let isFirst = true;
  for (const { text, entry } of words) {
    if (!entry.isWord) continue;
    places.push(entry.spelt);
    if (isFirst || !isCapital(text)) for (const place of entry.endings) places.push(place);
    isFirst = false;
  }
  return distinct(places);
}

const seen = new Uint8Array(tableSize);

/** Each place once, where it stands first. */
function distinct(places: readonly number[]): Features {
  const each = places.filter((place) => {
    const isNew = seen[place] === 0;
    seen[place] = 1;
    return isNew;
  });
  for (const place of each) seen[place] = 0;
  return each;
}
