// The lint rule `sepeda/linear-regex`: no pattern whose time grows with the square of a text's length. A message of 60,000
// characters would stop the process with one. It reads literals, and `new RegExp` as far as its parts stand in the file.
import { slowness } from './regex-cost.mjs';

const advice =
  'take signs off an end with src/domain/trimming.ts, or begin or bound the repetition otherwise';

/** Stands for a part that is not known: nearly any character, so that what repeats it may fail. */
const UNKNOWN = '[^\\ue000]';

/** The text of an expression that is known here; what is not becomes one sign that stands for nearly any. */
function textOf(node, known, raw = false) {
  if (node.type === 'Literal') return String(node.value);
  if (node.type === 'Identifier') return known.get(node.name) ?? UNKNOWN;
  // The one tag in use is String.raw.
  if (node.type === 'TaggedTemplateExpression') return textOf(node.quasi, known, true);
  if (node.type !== 'TemplateLiteral') return UNKNOWN;
  const parts = node.quasis.map(({ value }, at) => {
    const inner = node.expressions[at];
    return (raw ? value.raw : value.cooked) + (inner === undefined ? '' : textOf(inner, known));
  });
  return parts.join('');
}

const isText = (node) =>
  node !== null &&
  node !== undefined &&
  ['TemplateLiteral', 'TaggedTemplateExpression', 'Literal'].includes(node.type) &&
  !(node.type === 'Literal' && node.regex !== undefined);

/** The rule, for scripts/lint/plugin.mjs. */
export const linearRegex = {
  meta: { type: 'problem' },
  create(context) {
    const known = new Map();
    const check = (node, source, flags) => {
      let why;
      try {
        why = slowness(source, flags);
      } catch (error) {
        why = `it cannot be read: ${error.message}`;
      }
      if (why !== null)
        context.report({
          node,
          message: `This pattern may take quadratic time (${why}): ${advice}.`,
        });
    };
    const build = (node) => {
      const { callee } = node;
      if (callee.type !== 'Identifier' || callee.name !== 'RegExp') return;
      const [source, flags] = node.arguments;
      if (source === undefined || (source.type === 'Literal' && source.regex !== undefined)) return;
      check(node, textOf(source, known), flags === undefined ? '' : textOf(flags, known));
    };
    return {
      VariableDeclarator(node) {
        if (node.id.type === 'Identifier' && isText(node.init))
          known.set(node.id.name, textOf(node.init, known));
      },
      Literal(node) {
        if (node.regex !== undefined) check(node, node.regex.pattern, node.regex.flags);
      },
      NewExpression: build,
      CallExpression: build,
    };
  },
};
