import { useEffect, useRef } from 'preact/hooks';
import { token } from '../theme.ts';

/**
 * A card of the bot, drawn by Microsoft's own renderer as in chat. Its buttons carry what the bot signed; what is
 * typed goes with them. The renderer is fetched when the first card is shown.
 */
export function CardView({
  card,
  summary,
  press,
}: {
  card: object;
  summary: string;
  press: (signed: string, fields: Readonly<Record<string, unknown>>) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  // A card is drawn once: a redraw would lose what was typed.
  useEffect(() => {
    let current = true;
    void draw(card, press).then((drawn) => {
      if (!current || drawn === undefined) return;
      place.current?.replaceChildren(drawn);
      place.current?.scrollIntoView({ block: 'nearest' });
    });
    return () => {
      current = false;
    };
  }, [card]);
  return (
    <>
      <p class="hidden">{summary}</p>
      <div ref={place} />
    </>
  );
}

type Press = (signed: string, fields: Readonly<Record<string, unknown>>) => void;

async function draw(card: object, press: Press): Promise<HTMLElement | undefined> {
  const { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction } = await import(
    'adaptivecards'
  );
  const shown = new AdaptiveCard();
  shown.hostConfig = new HostConfig(look());
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = plainHtml(text);
    result.didProcess = true;
  };
  shown.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction && action.url !== undefined) {
      window.open(action.url, '_blank', 'noopener');
    } else if (action instanceof ExecuteAction || action instanceof SubmitAction) {
      const { press: signed, ...fields } = (action.data ?? {}) as Record<string, unknown>;
      if (typeof signed === 'string') press(signed, fields);
    }
  };
  shown.parse(card);
  return shown.render();
}

/** The cards escape what comes from records; of markdown they use emphasis only, which is left out here. */
function plainHtml(text: string): string {
  const unescaped = text.replace(/\\([\\`*_[\]~#>+.)-])/g, '$1').replace(/\*\*/g, '');
  const holder = document.createElement('p');
  holder.textContent = unescaped;
  return holder.outerHTML;
}

/** Fluent's tokens as the renderer wants them. */
function look() {
  const colour = (name: string) => ({ default: token(name), subtle: token(name) });
  const plain = { default: token('colorNeutralForeground1'), subtle: token('colorNeutralForeground2') };
  const foregroundColors = {
    default: plain,
    dark: plain,
    light: plain,
    accent: colour('colorBrandForeground1'),
    good: colour('colorStatusSuccessForeground1'),
    warning: colour('colorStatusWarningForeground3'),
    attention: colour('colorStatusDangerForeground1'),
  };
  const style = (background: string) => ({ backgroundColor: token(background), foregroundColors });
  return {
    supportsInteractivity: true,
    textBlock: { headingLevel: 3 },
    fontFamily: token('fontFamilyBase'),
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    containerStyles: {
      default: style('colorNeutralBackground1'),
      emphasis: style('colorNeutralBackground3'),
      good: style('colorStatusSuccessBackground1'),
      warning: style('colorStatusWarningBackground1'),
      attention: style('colorStatusDangerBackground1'),
      accent: style('colorBrandBackground2'),
    },
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 16 },
    separator: { lineThickness: 1, lineColor: token('colorNeutralStroke2') },
    actions: { maxActions: 6, actionsOrientation: 'horizontal', buttonSpacing: 8, actionAlignment: 'left' },
    inputs: { label: { requiredInputs: { suffix: ' *', suffixColor: 'attention' } } },
  };
}
