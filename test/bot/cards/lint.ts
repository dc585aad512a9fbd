/** The rules every card obeys (UX1, REL9): what a phone, a screen reader and an old client need. */

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nodesOf = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [value, ...Object.entries(value).flatMap(([key, child]) => (key === 'data' ? [] : nodesOf(child)))];
};

/** Elements and actions that clients of schema 1.2 do not know; these need a fallback. */
const newer = new Set([
  'Table',
  'Action.Execute',
  'Badge',
  'Chart.Donut',
  'Chart.VerticalBar',
  'Chart.HorizontalBar',
  'Chart.Line',
  'Chart.Pie',
  'Chart.Gauge',
  'CodeBlock',
  'ProgressBar',
  'Icon',
]);
const colours = new Set(['Default', 'Accent', 'Good', 'Warning', 'Attention', 'Light', 'Dark']);
const utf16Limit = 40 * 1024;

const problemsOf = (node: Node): string[] => {
  const { type } = node;
  const at = `${String(type)} ${String(node['id'] ?? node['title'] ?? node['text'] ?? '').slice(0, 40)}`;
  const problems: string[] = [];
  const need = (ok: boolean, problem: string): void => {
    if (!ok) problems.push(`${at}: ${problem}`);
  };
  if (type === 'TextBlock') {
    need(node['wrap'] === true, 'does not wrap');
    need(typeof node['text'] === 'string' && node['text'] !== '', 'is empty');
    need(node['color'] === undefined || colours.has(String(node['color'])), 'has a colour of its own');
  }
  if (type === 'RichTextBlock')
    need(Array.isArray(node['inlines']) && node['inlines'].length > 0, 'is empty');
  if (type === 'FactSet') need(Array.isArray(node['facts']) && node['facts'].length > 0, 'has no facts');
  if (type === 'Image') need(typeof node['altText'] === 'string', 'has no altText');
  if (type === 'ColumnSet') need((node['columns'] as unknown[]).length <= 3, 'has more than 3 columns');
  if (typeof type === 'string' && type.startsWith('Input.')) {
    need(typeof node['id'] === 'string', 'has no id');
    need(typeof node['label'] === 'string' && node['label'] !== '', 'has no label');
    need(
      node['isRequired'] !== true || typeof node['errorMessage'] === 'string',
      'is required without an errorMessage',
    );
  }
  if (type === 'Input.ChoiceSet') need(node['wrap'] === true, 'does not wrap');
  if (typeof type === 'string' && type.startsWith('Action.')) {
    // What only keeps a right-to-left name to itself takes no room.
    const title = String(node['title'] ?? '').replaceAll(/[\u2068\u2069]/g, '');
    need(title.length > 0 && title.length <= 60, 'has no short title');
  }
  if (newer.has(String(type)) && !('selectOnly' in node))
    need(node['fallback'] !== undefined, 'has no fallback');
  return problems;
};

/** Everything wrong with a card; empty when it may be sent. */
export function lintCard(card: unknown): string[] {
  if (!isNode(card)) return ['is not a card'];
  const problems = nodesOf({ body: card['body'], actions: card['actions'] }).flatMap(problemsOf);
  if (card['version'] !== '1.5') problems.push('is not schema 1.5');
  for (const name of ['fallbackText', 'speak']) if (!card[name]) problems.push(`has no ${name}`);
  const actions = (card['actions'] as unknown[]) ?? [];
  if (actions.length > 6) problems.push(`has ${actions.length} actions`);
  const ids = nodesOf(card['body']).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  if (new Set(ids).size !== ids.length) problems.push('uses an id twice');
  const json = JSON.stringify(card);
  // JSON has half a character as its code.
  if (/(?<!\\)\\ud[89a-f]/.test(json)) problems.push('cuts through a character');
  const bytes = json.length * 2;
  if (bytes > utf16Limit) problems.push(`takes ${bytes} bytes in UTF-16`);
  return problems;
}
