import type { Activity } from 'botbuilder';
import type { SectionId } from '../domain/guidance/topics.ts';
import { cut, plain } from './cards/elements.ts';

/** What a model-written message rests on: a source that the person can look up. */
export interface Claim {
  /** The `[n]` in the text. */
  readonly n: number;
  readonly section: SectionId;
  readonly title: string;
  readonly excerpt: string;
}

/** More, or longer, and Teams refuses the whole message (bot-messages-ai-generated-content.md). */
export const limits = { citations: 20, name: 80, abstract: 160 } as const;

/** The AI label with its citations, and the feedback buttons: for what a model wrote, and nothing else (UX6). */
export const labelled = (claims: readonly Claim[]): Partial<Activity> => ({
  entities: [
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
      additionalType: ['AIGeneratedContent'],
      citation: claims.slice(0, limits.citations).map(({ n, title, excerpt }) => ({
        '@type': 'Claim',
        position: n,
        appearance: {
          '@type': 'DigitalDocument',
          name: cut(plain(title), limits.name),
          abstract: cut(plain(excerpt), limits.abstract),
        },
      })),
    },
  ],
  channelData: { feedbackLoop: { type: 'default' } },
});
