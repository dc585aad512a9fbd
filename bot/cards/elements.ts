import type {
  ActionArray,
  CardElementArray,
  IAdaptiveCard,
  IContainer,
  IExecuteAction,
  IFactSet,
  IOpenUrlAction,
  IRichTextBlock,
  ITextBlock,
} from '@microsoft/teams.cards';
import type { Command } from '../../dialogs/command.ts';
import type { Wording } from '../../dialogs/wording/wording.ts';
import type { Check, CheckName } from '../../domain/qualification/outcome.ts';

/** How a card comes to look: in whose language, whose hour, and with buttons that cannot be forged. */
export interface Look {
  readonly words: Wording;
  /** The signed form of a command, as a button carries it (SEC8). */
  readonly sign: (command: Command) => Readonly<Record<string, unknown>>;
  /** The address of a lead's page in the tab; missing where there is no tab to open. */
  readonly leadAddress?: (leadId: string) => string;
  /** The address of the list of leads there, where it can be saved as a file. */
  readonly listAddress?: string;
}

/** A card, with the one sentence that stands for it in notifications, read-outs and old clients. */
export interface Card {
  readonly card: IAdaptiveCard;
  readonly summary: string;
}

// Bidirectional controls and other characters without a shape could make one name look like another.
// What chooses between two looks of an emoji (FE00 to FE0F) stays.
const shapeless = /(?![\ufe00-\ufe0f])[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** Something of this stands in whatever has to be changed; most values hold none. */
const suspect = /[^\x20-\x7eÀ-ÿ·–—…]| {2}|[{<]/;

/** A value from a record or a person as plain characters: never a date function, a mention or hidden text (SEC9). */
export const plain = (value: string): string => (suspect.test(value) ? made(value) : value);

const made = (value: string): string =>
  value
    .replace(/\s+/g, ' ')
    .replace(shapeless, '')
    .replace(/\{(?=\{)/g, '{\u200b')
    .replace(/<(?=\/?at)/gi, '<\u200b');

/** The same for a place where markdown is understood. */
export const escaped = (value: string): string =>
  plain(value)
    .replace(/[\\`*_[\]~]/g, '\\$&')
    .replace(/^(\s*\d*)([#>+-]|(?<=\d)[.)])(?=\s|#)/, '$1\\$2');

/** Never through the middle of a character that takes two places. */
export const cut = (value: string, limit: number): string =>
  value.length > limit ? `${value.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…` : value;

/** A label that a phone shows whole; a name of which nothing can be seen still makes a button. */
export const short = (value: string): string => cut(plain(value).trim(), 60) || '…';

export const text = (value: string, look: Partial<ITextBlock> = {}): ITextBlock => ({
  type: 'TextBlock',
  text: value,
  wrap: true,
  ...look,
});

export const heading = (value: string): ITextBlock =>
  text(value, { style: 'heading', weight: 'Bolder', size: 'Medium' });

export const subheading = (value: string): ITextBlock => text(value, { weight: 'Bolder', spacing: 'Medium' });

export const quiet = (value: string): ITextBlock =>
  text(value, { isSubtle: true, size: 'Small', spacing: 'Small' });

/** A line made of record data: no markdown there, so nothing to escape. */
export const line = (
  parts: readonly (string | { readonly bold: string } | { readonly quiet: string })[],
): IRichTextBlock => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: parts.map((part) => {
    if (typeof part === 'string') return { type: 'TextRun', text: plain(part) };
    return 'bold' in part
      ? { type: 'TextRun', text: plain(part.bold), weight: 'Bolder' }
      : { type: 'TextRun', text: plain(part.quiet), isSubtle: true };
  }),
});

export const facts = (rows: readonly (readonly [label: string, value: string])[]): IFactSet => ({
  type: 'FactSet',
  facts: rows.map(([title, value]) => ({ title: escaped(title), value: escaped(value) })),
});

/** All checks in one line, each with its mark: what was looked at, at a glance. */
export const checkLine = (
  { words }: Look,
  checks: readonly { readonly name: CheckName; readonly verdict: Check['verdict'] }[],
): IRichTextBlock =>
  line(
    checks.map(({ name, verdict }) => ({ quiet: `${words.verdict[verdict]} ${words.checkShort(name)}   ` })),
  );

export const steps = (items: readonly string[]): ITextBlock[] =>
  items.map((item, at) => text(`${at + 1}. ${item}`, { spacing: 'Small' }));

export const box = (items: CardElementArray, look: Partial<IContainer> = {}): IContainer => ({
  type: 'Container',
  spacing: 'Medium',
  ...look,
  items,
});

/** Clients from before Universal Actions get the same button as a plain submit. */
export const button = (look: Look, command: Command, title?: string): IExecuteAction => {
  const data = look.sign(command);
  const label = short(title ?? look.words.offer(command));
  return {
    type: 'Action.Execute',
    title: label,
    verb: command.kind,
    data,
    fallback: { type: 'Action.Submit', title: label, data },
  };
};

/** Fields of the card do not block this button and are not sent with it. */
export const without = (action: IExecuteAction): IExecuteAction => ({ ...action, associatedInputs: 'none' });

/** Opens the lead where there is more room; a link, so it needs no answer. */
export const openInTab = ({ words, leadAddress }: Look, leadId: string): IOpenUrlAction[] =>
  leadAddress === undefined
    ? []
    : [{ type: 'Action.OpenUrl', title: words.openInTab, url: leadAddress(leadId) }];

const actionLimit = 6;

export const buttons = (look: Look, offers: readonly Command[], room = actionLimit): IExecuteAction[] =>
  offers.slice(0, room).map((command) => button(look, command));

/** The steps from a lead, and the way to its page. */
export function leadButtons(look: Look, offers: readonly Command[], leadId: string) {
  const open = openInTab(look, leadId);
  return [...buttons(look, offers, actionLimit - open.length), ...open];
}

export function card(summary: string, body: CardElementArray, actions: ActionArray = []): Card {
  return {
    summary: plain(summary),
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: escaped(summary),
      speak: plain(summary),
      body,
      actions,
    },
  };
}
