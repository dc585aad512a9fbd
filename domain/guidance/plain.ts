import type { Answer, Part } from './answer.ts';
import type { Block } from './block.ts';
import type { Language } from './language.ts';

/** Text without the marks of Markdown: **labels**, *titles* and `names` stand as they are. */
export const unmarked = (text: string): string =>
  text
    .replaceAll(/\*\*(.+?)\*\*/g, '$1')
    .replaceAll(/\*(.+?)\*/g, '$1')
    .replaceAll(/`(.+?)`/g, '$1');

/** A block as plain text. */
export function partText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return unmarked(block.text);
    case 'steps':
      return block.items.map((item, at) => `${at + 1}. ${unmarked(item)}`).join('\n');
    case 'bullets':
      return block.items.map((item) => `- ${unmarked(item)}`).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(unmarked).join(' | ')).join('\n');
  }
}

/** An answer as plain text, for a command line or a channel without cards. */
export function plainText(answer: Answer): string {
  const words = phrases[answer.language];
  switch (answer.kind) {
    case 'answer':
      return [
        ...(answer.written === answer.language ? [] : [words.inEnglish]),
        ...answer.parts.map(cited),
        `${phrases[answer.written].appliesTo} ${answer.scope}.`,
        answer.citations.map(({ n, title }) => `[${n}] ${title}`).join('\n'),
      ].join('\n\n');
    case 'didYouMean':
      return [words.didYouMean, ...answer.offered.map(({ title }) => `- ${title}`)].join('\n');
    case 'neighbour':
      return answer.neighbour.meaning;
    case 'decline':
      return words.decline;
  }
}

const cited = (part: Part): string =>
  [
    ...(part.heading === undefined ? [] : [`${part.heading}:\n`]),
    partText(part),
    ...part.cites.map((n) => ` [${n}]`),
  ].join('');

interface Phrases {
  readonly inEnglish: string;
  /** Before the products. */
  readonly appliesTo: string;
  readonly didYouMean: string;
  readonly decline: string;
}

/** The few words around an answer, in the language of the question. */
export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    inEnglish: '',
    appliesTo: 'Applies to',
    didYouMean: 'I am not sure which of these you mean:',
    decline:
      'That is not in my guidance. I can help with qualifying leads and the errors it can meet, duplicates, closed leads, notes, and lead scoring in Dynamics 365 Sales, Sales Premium and Sales Professional.',
  },
  de: {
    inEnglish: 'Die Anleitung liegt nur auf Englisch vor:',
    appliesTo: 'Gilt für',
    didYouMean: 'Ich bin nicht sicher, was davon gemeint ist:',
    decline:
      'Dazu steht nichts in meiner Anleitung. Ich helfe beim Qualifizieren von Leads und den Fehlern dabei, bei Duplikaten, geschlossenen Leads, Notizen und der Lead-Bewertung in Dynamics 365 Sales.',
  },
  fr: {
    inEnglish: 'Les instructions n’existent qu’en anglais :',
    appliesTo: 'S’applique à',
    didYouMean: 'Je ne sais pas lequel de ces sujets vous intéresse :',
    decline:
      'Mes instructions n’en parlent pas. Je peux aider pour la qualification des prospects et ses erreurs, les doublons, les prospects fermés, les notes et le score des prospects dans Dynamics 365 Sales.',
  },
  es: {
    inEnglish: 'La guía solo existe en inglés:',
    appliesTo: 'Se aplica a',
    didYouMean: 'No estoy seguro de a cuál de estos temas se refiere:',
    decline:
      'Mi guía no trata ese tema. Puedo ayudar con la calificación de clientes potenciales y sus errores, los duplicados, los clientes potenciales cerrados, las notas y la puntuación en Dynamics 365 Sales.',
  },
  it: {
    inEnglish: 'La guida esiste solo in inglese:',
    appliesTo: 'Vale per',
    didYouMean: 'Non sono sicuro di quale argomento si tratti:',
    decline:
      'La mia guida non ne parla. Posso aiutare con la qualifica dei lead e i suoi errori, i duplicati, i lead chiusi, le note e il punteggio dei lead in Dynamics 365 Sales.',
  },
  pt: {
    inEnglish: 'O guia existe apenas em inglês:',
    appliesTo: 'Aplica-se a',
    didYouMean: 'Não tenho certeza de qual destes assuntos se trata:',
    decline:
      'O meu guia não trata disso. Posso ajudar com a qualificação de leads e os seus erros, duplicados, leads fechados, notas e a pontuação de leads no Dynamics 365 Sales.',
  },
  pl: {
    inEnglish: 'Wskazówki są dostępne tylko po angielsku:',
    appliesTo: 'Dotyczy',
    didYouMean: 'Nie jestem pewien, o który temat chodzi:',
    decline:
      'Moje wskazówki o tym nie mówią. Mogę pomóc w kwalifikowaniu leadów i błędach z tym związanych, duplikatach, zamkniętych leadach, notatkach i ocenianiu leadów w Dynamics 365 Sales.',
  },
  nl: {
    inEnglish: 'De handleiding is er alleen in het Engels:',
    appliesTo: 'Geldt voor',
    didYouMean: 'Ik weet niet zeker welk onderwerp u bedoelt:',
    decline:
      'Dat staat niet in mijn handleiding. Ik kan helpen met het kwalificeren van leads en de fouten daarbij, duplicaten, gesloten leads, notities en leadscores in Dynamics 365 Sales.',
  },
};
