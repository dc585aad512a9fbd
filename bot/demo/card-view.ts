/** A card as a person meets it: what it says, which buttons it has, which fields ask for something. */

type Node = Readonly<Record<string, unknown>>;

export interface CardButton {
  readonly title: string;
  readonly type: string;
  readonly verb: string | undefined;
  readonly data: Node;
  /** Whether the card's fields are sent along. */
  readonly takesFields: boolean;
}

export interface CardField {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly required: boolean;
  /** More than one choice may be taken; their values are joined by commas. */
  readonly multiple: boolean;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

/** Every button and every row that can be pressed, in reading order. */
export const buttonsOf = (card: unknown): readonly CardButton[] =>
  nodesOf(card)
    .filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit')
    .map((node) => ({
      title: textAt(node, 'title'),
      type: textAt(node, 'type'),
      verb: typeof node['verb'] === 'string' ? node['verb'] : undefined,
      data: isNode(node['data']) ? node['data'] : {},
      takesFields: node['associatedInputs'] !== 'none',
    }));

export const fieldsOf = (card: unknown): readonly CardField[] =>
  nodesOf(card)
    .filter(({ type }) => typeof type === 'string' && type.startsWith('Input.'))
    .map((node) => ({
      id: textAt(node, 'id'),
      label: textAt(node, 'label'),
      type: textAt(node, 'type'),
      value: node['value'] === undefined ? '' : String(node['value']),
      required: node['isRequired'] === true,
      multiple: node['isMultiSelect'] === true,
      choices: childrenOf(node, 'choices').map((choice) => ({
        title: textAt(choice, 'title'),
        value: textAt(choice, 'value'),
      })),
    }));

/** The card in lines of plain text, with its fields and buttons in brackets. */
export function linesOf(card: unknown): readonly string[] {
  if (!isNode(card)) return [];
  const actions = childrenOf(card, 'actions').map((action) => `[${textAt(action, 'title')}]`);
  return [
    ...childrenOf(card, 'body').flatMap(elementLines),
    ...(actions.length === 0 ? [] : [actions.join(' ')]),
  ];
}

function elementLines(node: Node): readonly string[] {
  if (node['isVisible'] === false) return [];
  const press = isNode(node['selectAction']) ? ` [${textAt(node['selectAction'], 'title')}]` : '';
  switch (node['type']) {
    case 'TextBlock':
      return unescaped(textAt(node, 'text')).split('\n');
    case 'RichTextBlock':
      return [
        (node['inlines'] as readonly unknown[])
          .map((run) => (isNode(run) ? textAt(run, 'text') : String(run)))
          .join('') + press,
      ];
    case 'FactSet':
      return childrenOf(node, 'facts').map((fact) =>
        unescaped(`${textAt(fact, 'title')}: ${textAt(fact, 'value')}`),
      );
    case 'Container':
      return withPress(childrenOf(node, 'items').flatMap(elementLines), press);
    case 'ColumnSet':
      return withPress(
        [
          childrenOf(node, 'columns')
            .map((column) => childrenOf(column, 'items').flatMap(elementLines).join(' '))
            .join(' | '),
        ],
        press,
      );
    case 'Table':
      return childrenOf(node, 'rows').map((row) =>
        childrenOf(row, 'cells')
          .map((cell) => childrenOf(cell, 'items').flatMap(elementLines).join(' '))
          .join(' | '),
      );
    case 'ActionSet':
      return [
        childrenOf(node, 'actions')
          .map((action) => `[${textAt(action, 'title')}]`)
          .join(' '),
      ];
    default:
      return fieldsOf(node).map(fieldLine);
  }
}

/** Of more choices only the chosen one is written out. */
const longList = 12;

function fieldLine({ label, value, choices, multiple }: CardField): string {
  if (choices.length === 0) return `${label}: [${value}]`;
  const taken = multiple ? value.split(',') : [value];
  if (choices.length > longList && !multiple) {
    const chosen = choices.find((choice) => choice.value === value);
    return `${label}: (x) ${chosen?.title ?? ''} (${choices.length} choices)`;
  }
  const [yes, no] = multiple ? ['[x]', '[ ]'] : ['(x)', '( )'];
  return `${label}: ${choices.map((choice) => `${taken.includes(choice.value) ? yes : no} ${choice.title}`).join('  ')}`;
}

const withPress = (lines: readonly string[], press: string): readonly string[] =>
  press === '' ? lines : lines.map((line, at) => (at === lines.length - 1 ? line + press : line));

/** Every element and action, depth first; what a button carries and what older clients see are not part of it. */
function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  const inside = Object.entries(value).filter(([key]) => key !== 'data' && key !== 'fallback');
  return [value, ...inside.flatMap(([, child]) => nodesOf(child))];
}

const childrenOf = (node: Node, key: string): readonly Node[] => {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
};

const textAt = (node: Node, key: string): string => (typeof node[key] === 'string' ? node[key] : '');

const unescaped = (markdown: string): string =>
  markdown.replace(/\\([\\`*_[\]~#>+\-.)])/g, '$1').replace(/\*\*/g, '');

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
