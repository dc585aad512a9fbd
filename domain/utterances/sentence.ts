import { cuesIn } from './cues.ts';
import { type Features, numberOf, placeAt, placeOf } from './linear.ts';
import type { Known, Span } from './tagger.ts';
import { isWord, type Token } from './tokens.ts';
import { isSort } from './vocabulary.ts';

/** What a sentence's words say about its intent; names are replaced by what they are, so that none means anything. */
export function sentenceFeatures(tokens: readonly Token[], spans: readonly Span[], known: Known): Features {
  const words = masked(tokens, spans, known);
  const features = ['bias'];
  const places = new Set<number>();
  const spoken = words.filter((word) => !/^[^a-z0-9<]$/.test(word));
  for (const [i, word] of spoken.entries()) {
    features.push(`w ${word}`, `ww ${spoken[i - 1] ?? '<<'} ${word}`);
    if (i > 1) features.push(`w_w ${spoken[i - 2]} ${word}`);
    if (word.startsWith('<')) continue;
    const padded = `^${word}$`;
    for (let size = 3; size <= 4; size += 1) {
      for (let at = 0; at + size <= padded.length; at += 1)
        places.add(placeAt(numberOf(padded, at, at + size, letters)));
    }
  }
  features.push(`last ${spoken.at(-1)}`, `first ${spoken[0]}`, `many ${Math.min(6, spoken.length >> 1)}`);
  if (words.includes('?')) features.push('asks');
  for (const cue of cuesIn(spoken.join(' '))) features.push(`cue ${cue}`);
  for (const kind of ['lead', 'owner', 'text']) {
    features.push(`has ${kind} ${spans.some((span) => span.kind === kind)}`);
  }
  for (const feature of features) places.add(placeOf(feature));
  return [...places];
}

const letters = numberOf('c ');

/** What the small words and endings of a sentence say about its language. */
export function tongueFeatures(tokens: readonly Token[]): Features {
  const places = new Set([placeOf('bias')]);
  for (const [at, { word, text }] of tokens.filter(isWord).entries()) {
    places.add(placeOf(`t ${word}`));
    if (at > 0 && /^\p{Lu}/u.test(text)) continue;
    const padded = `^${word}$`;
    for (let from = 0; from + 3 <= padded.length; from += 1)
      places.add(placeAt(numberOf(padded, from, from + 3, endings)));
  }
  return [...places];
}

const endings = numberOf('tc ');

function masked(tokens: readonly Token[], spans: readonly Span[], known: Known): readonly string[] {
  const words: string[] = [];
  for (const [i, token] of tokens.entries()) {
    const span = spans.find(({ first, end }) => i >= first && i < end);
    if (span === undefined) {
      const meant = isWord(token) ? known(token.word) : undefined;
      words.push(meant === undefined || isSort(meant) ? token.word : meant);
    } else if (i === span.first) words.push(`<${span.kind}>`);
  }
  return words;
}
