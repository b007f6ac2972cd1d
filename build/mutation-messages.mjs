/**
 * @typedef {object} Node
 * @property {string} type
 * @property {{ readonly type: string, readonly name?: string }} [callee]
 */

/** What is said where the program itself is mistaken, which no input brings about. */
const mistakes = new Set(['assert', 'present', 'Error']);

/** Leaves the words of such messages unchanged: that they are said is tested, not how. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'messages',
    value: {
      /** @param {{ readonly node: Node, readonly parent: Node | null }} path */
      shouldIgnore: ({ node, parent }) =>
        /^(StringLiteral|TemplateLiteral)$/.test(node.type) &&
        /^(CallExpression|NewExpression)$/.test(parent?.type ?? '') &&
        mistakes.has(parent?.callee?.name ?? '')
          ? 'Words of a message about a mistake in the program'
          : undefined,
    },
  },
];
