// The lint rule `sepeda/short-functions`: no function of more than 80 lines of its own. The lines of functions inside it are
// theirs: what makes a thing of ten short functions that share some state is not long. It never looks across files.

const most = 80;

/** The rule, for scripts/lint/plugin.mjs. */
export const shortFunctions = {
  meta: { type: 'problem' },
  create(context) {
    /** For each function that is open: how many of its lines are those of functions inside it. */
    const open = [];
    const enter = () => {
      open.push(0);
    };
    const leave = (node) => {
      const lines = node.loc.end.line - node.loc.start.line;
      const own = lines + 1 - open.pop();
      if (own > most)
        context.report({
          node,
          message: `This function has ${own} lines of its own, at most ${most}: give a part of it a name.`,
        });
      // The line where it begins belongs to whoever holds it.
      if (open.length > 0) open[open.length - 1] += lines;
    };
    return {
      FunctionDeclaration: enter,
      'FunctionDeclaration:exit': leave,
      FunctionExpression: enter,
      'FunctionExpression:exit': leave,
      ArrowFunctionExpression: enter,
      'ArrowFunctionExpression:exit': leave,
    };
  },
};
