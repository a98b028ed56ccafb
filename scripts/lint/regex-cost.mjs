// Tells whether a regular expression can take more than linear time on some text: the question of the lint rule beside it.
// It builds the automaton of the pattern and looks for two loops that share a word. It never runs the pattern on a text.

/** Repetitions up to this count are copies; above it they count as a loop. */
const MANY = 300;
/** Copies of a bounded repetition in the automaton. */
const COPIES = 3;

// One character for each kind that the classes of patterns tell apart; the signs of a pattern are added to them.
const KINDS =
  ' \t\n\r\v\f\u0000\u0001\u00a0\u2003\u2028\u0085_-.,;:!?/\\()[]{}<>"\'’‘“”–—@#&%$+*=~^|`0123456789AZaz' +
  'éßłŁЯя中ªʰ\u0301\u200c\u200d\ufe0f\u202e\ufffe\ud800٣½²©😀🏻🇮\u{e0001}\ue000\u{e000}';

/** Reads a pattern into a tree. Node kinds: set, seq, alt, repeat, group, ref, look, edge. */
function parse(source, flags) {
  let at = 0;
  const groups = [];
  const names = new Map();
  const more = () => at < source.length;
  const alternatives = () => {
    const branches = [sequence()];
    while (more() && source[at] === '|') {
      at += 1;
      branches.push(sequence());
    }
    return branches.length === 1 ? branches[0] : { kind: 'alt', branches };
  };
  const sequence = () => {
    const parts = [];
    while (more() && source[at] !== '|' && source[at] !== ')') parts.push(quantified());
    return { kind: 'seq', parts };
  };
  const quantified = () => {
    const body = atom();
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(at, at + 24));
    if (found === null) return body;
    at += found[0].length;
    const [sign] = found[0];
    const least = sign === '*' || sign === '?' ? 0 : sign === '+' ? 1 : Number(found[1]);
    const most =
      sign === '?'
        ? 1
        : sign === '{'
          ? found[2] === undefined
            ? least
            : found[3] === ''
              ? Infinity
              : Number(found[3])
          : Infinity;
    return { kind: 'repeat', body, least, most };
  };
  const close = (node) => {
    if (source[at] !== ')') throw new Error(`no end of a group in ${source}`);
    at += 1;
    return node;
  };
  const atom = () => {
    const rest = source.slice(at, at + 60);
    const look = /^\(\?(<?)([=!])/.exec(rest);
    if (look !== null) {
      at += look[0].length;
      const body = alternatives();
      return close({ kind: 'look', behind: look[1] === '<', not: look[2] === '!', body });
    }
    const open = /^\((?:\?:|\?<([^>]+)>)?/.exec(rest);
    if (open !== null) {
      at += open[0].length;
      const group = { kind: 'group', body: null };
      if (open[0] !== '(?:') groups.push(group);
      if (open[1] !== undefined) names.set(open[1], group);
      group.body = alternatives();
      return close(group);
    }
    if (rest[0] === '^' || rest[0] === '$') {
      at += 1;
      return { kind: 'edge', sign: rest[0] };
    }
    const border = /^\\([bB])/.exec(rest);
    if (border !== null) {
      at += 2;
      return { kind: 'edge', sign: border[1] };
    }
    const back = /^\\(?:([1-9]\d*)|k<([^>]+)>)/.exec(rest);
    if (back !== null) {
      at += back[0].length;
      return { kind: 'ref', number: Number(back[1] ?? 0), name: back[2] };
    }
    return { kind: 'set', source: oneSet() };
  };
  const oneSet = () => {
    const from = at;
    if (source[at] === '[') {
      at += 1;
      while (more() && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
      at += 1;
    } else if (source[at] === '\\') {
      const escape = /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|[^])/iu.exec(
        source.slice(at, at + 80),
      );
      at += escape?.[0].length ?? 2;
    } else at += source.codePointAt(at) > 0xffff && /[uv]/.test(flags) ? 2 : 1;
    return source.slice(from, at);
  };
  const tree = alternatives();
  if (more()) throw new Error(`cannot read ${source}`);
  return { tree, groups, names };
}

/** The characters that patterns with these sets tell apart, one for each combination of sets that holds it. */
function alphabetOf(sets, source, flags) {
  const plain = flags.replaceAll(/[gym]/g, '');
  const unicode = /[uv]/.test(flags);
  const signs = new Set([...KINDS, ...source]);
  for (const [, hex, wide] of source.matchAll(/\\(?:u|x)(?:\{([\da-f]+)\}|([\da-f]{2,4}))/gi))
    signs.add(String.fromCodePoint(Number.parseInt(hex ?? wide, 16)));
  const tests = [...new Set([...sets, '\\w', '\\n'])].map((set) => [
    set,
    new RegExp(`^(?:${set})$`, plain),
  ]);
  const kinds = new Map();
  for (const sign of signs) {
    if (!unicode && sign.length > 1) continue;
    const holding = new Set(tests.filter(([, test]) => test.test(sign)).map(([set]) => set));
    const key = [...holding].sort().join('\u0000');
    if (!kinds.has(key)) kinds.set(key, { sign, holding });
  }
  return [...kinds.values()];
}

/** The single set that an expression stands for, when it is one: `a`, `[ab]`, `a|[bc]`. */
function setsOf(node) {
  if (node.kind === 'set') return [node.source];
  if (node.kind === 'group') return setsOf(node.body);
  if (node.kind === 'seq' && node.parts.length === 1) return setsOf(node.parts[0]);
  if (node.kind === 'alt') {
    const each = node.branches.map(setsOf);
    return each.includes(null) ? null : each.flat();
  }
  return null;
}

/**
 * The automaton: a position for each set of the pattern, and the ways from position to position, each with the
 * conditions on the character before and after it. Position 0 is the search, which may begin at any character.
 */
function automaton({ tree, groups, names }, flags) {
  const positions = [{ set: null }];
  const ways = [];
  const step = (from, conditions) => ({ from, conditions });
  const withCondition = (entries, condition) =>
    entries.map(({ from, conditions }) => step(from, [...conditions, condition]));
  /** Connects a node after `entries` and gives the exits. */
  const connect = (node, entries) => {
    switch (node.kind) {
      case 'set': {
        const to = positions.push({ set: node.source }) - 1;
        for (const { from, conditions } of entries) ways.push({ from, to, conditions });
        return [step(to, [])];
      }
      case 'seq':
        return node.parts.reduce((open, part) => connect(part, open), entries);
      case 'alt':
        return node.branches.flatMap((branch) => connect(branch, entries));
      case 'group':
        return connect(node.body, entries);
      case 'ref': {
        const group = node.name === undefined ? groups[node.number - 1] : names.get(node.name);
        return connect(group.body, entries);
      }
      case 'edge':
        return withCondition(entries, { edge: node.sign });
      case 'look': {
        const sets = setsOf(node.body);
        if (sets !== null)
          return withCondition(entries, { sets, behind: node.behind, not: node.not });
        if (!node.behind) connect(node.body, entries);
        else if (hasLoop(node.body)) throw new Error('a loop behind the place');
        return withCondition(entries, { unknown: true });
      }
      case 'repeat':
        return repeat(node, entries);
    }
    throw new Error(`unknown node ${node.kind}`);
  };
  const repeat = (node, entries) => {
    let open = entries;
    if (node.most <= MANY) {
      for (let n = 0; n < Math.min(node.least, COPIES); n += 1) open = connect(node.body, open);
      let exits = open;
      for (let n = 0; n < Math.min(node.most - node.least, COPIES); n += 1) {
        open = connect(node.body, open);
        exits = [...exits, ...open];
      }
      return exits;
    }
    const first = positions.length;
    const before = ways.length;
    const exits = connect(node.body, entries);
    if (node.most < Infinity)
      for (const position of positions.slice(first)) position.bounded = true;
    const entered = new Set(entries.map(({ from }) => from));
    // The same body once more: from each exit to each of its beginnings.
    const beginnings = new Map();
    for (const way of ways.slice(before))
      if (entered.has(way.from) && way.to >= first && way.from < first)
        beginnings.set(`${way.to}`, way.to);
    for (const exit of exits.filter(({ from }) => from >= first))
      for (const to of beginnings.values())
        ways.push({ from: exit.from, to, conditions: exit.conditions });
    return node.least === 0 ? [...entries, ...exits] : exits;
  };
  const exits = connect(tree, [step(0, [])]);
  return { positions, ways, exits, multiline: flags.includes('m') };
}

function hasLoop(node) {
  if (node.kind === 'repeat') return node.most > MANY || hasLoop(node.body);
  if (node.kind === 'seq') return node.parts.some(hasLoop);
  if (node.kind === 'alt') return node.branches.some(hasLoop);
  return (node.kind === 'group' || node.kind === 'look') && hasLoop(node.body);
}

/** True when a condition can hold between these two characters; `after` undefined is the end of the text. */
function holds(condition, before, after, multiline) {
  if (condition.unknown) return true;
  if (condition.edge === undefined) {
    const beside = condition.behind ? before : after;
    const inside = beside !== undefined && condition.sets.some((set) => beside.holding.has(set));
    return inside !== condition.not;
  }
  const word = (one) => one !== undefined && one.holding.has('\\w');
  switch (condition.edge) {
    case '^':
      return before === undefined || (multiline && before.holding.has('\\n'));
    case '$':
      return after === undefined || (multiline && after.holding.has('\\n'));
    case 'b':
      return word(before) !== word(after);
    default:
      return word(before) === word(after);
  }
}

/**
 * Says what makes a pattern slow, or null when its time is linear in the length of the text. A pattern is slow
 * when one part may give a word back to another part that takes it as well, and what comes after them may fail.
 */
export function slowness(source, flags) {
  const plan = automaton(parse(source, flags), flags);
  const { positions, ways, exits, multiline } = plan;
  const alphabet = alphabetOf(
    [
      ...positions.flatMap(({ set }) => (set === null ? [] : [set])),
      ...[...ways, ...exits].flatMap(({ conditions }) =>
        conditions.flatMap(({ sets }) => sets ?? []),
      ),
    ],
    source,
    flags,
  );
  const takes = (position, sign) =>
    positions[position].set === null || sign.holding.has(positions[position].set);
  const outgoing = positions.map(() => []);
  for (const way of ways) outgoing[way.from].push(way);
  if (!flags.includes('y')) outgoing[0].push({ from: 0, to: 0, conditions: [] });
  const next = memo((position, before, after) => [
    ...new Set(
      outgoing[position]
        .filter(
          ({ to, conditions }) =>
            takes(to, alphabet[after]) &&
            conditions.every((one) => holds(one, alphabet[before], alphabet[after], multiline)),
        )
        .map(({ to }) => to),
    ),
  ]);
  const reach = closure(outgoing);
  const looping = positions.flatMap((_, at) => (reach[at].has(at) ? [at] : []));
  const twice = doubled(ways, reach);
  if (twice !== null) return `${positions[twice].set} is repeated by two repetitions`;
  /** True where the match has succeeded as soon as the position is reached. */
  const succeeds = (at) =>
    exits.some(
      ({ from, conditions }) =>
        from === at &&
        conditions.every(
          ({ edge }) =>
            edge === '$' &&
            positions[at].bounded !== true &&
            reach[at].has(at) &&
            alphabet.every((sign) => takes(at, sign)),
        ),
    );
  for (const first of looping)
    for (const second of looping)
      if (first !== second && reach[first].has(second) && !succeeds(second))
        if (shareWord(first, second, { next, reach, alphabet, takes, succeeds }))
          return first === 0
            ? `the search begins again inside ${positions[second].set}`
            : `${positions[first].set} and ${positions[second].set} share characters`;
  return null;
}

/** True when one word leads from `first` to itself, from `first` to `second` and from `second` to itself. */
function shareWord(first, second, { next, reach, alphabet, takes, succeeds }) {
  const width = reach.length;
  for (const [last] of alphabet.entries()) {
    if (!takes(first, alphabet[last]) || !takes(second, alphabet[last])) continue;
    const seen = new Set();
    const open = [[first, first, second, last]];
    while (open.length > 0) {
      const [a, b, c, before] = open.pop();
      for (const [after] of alphabet.entries())
        for (const x of next(a, before, after)) {
          if (x !== first && !reach[x].has(first)) continue;
          for (const y of next(b, before, after)) {
            if (y !== second && !reach[y].has(second)) continue;
            for (const z of next(c, before, after)) {
              // Whatever fails behind a place where the match has succeeded falls back to it.
              if (succeeds(z)) continue;
              if (z !== second && !reach[z].has(second)) continue;
              if (x === first && y === second && z === second && after === last) return true;
              const key = ((x * width + y) * width + z) * alphabet.length + after;
              if (seen.has(key)) continue;
              seen.add(key);
              open.push([x, y, z, after]);
            }
          }
        }
    }
  }
  return false;
}

/** A position inside a loop that is reached from another one in two ways, as in `(a+)+`; null when there is none. */
function doubled(ways, reach) {
  const seen = new Set();
  for (const { from, to, conditions } of ways) {
    if (!reach[to].has(from)) continue;
    const key = `${from} ${to} ${JSON.stringify(conditions)}`;
    if (seen.has(key)) return to;
    seen.add(key);
  }
  return null;
}

function closure(outgoing) {
  return outgoing.map((ways) => {
    const reached = new Set();
    const open = ways.map(({ to }) => to);
    while (open.length > 0) {
      const at = open.pop();
      if (reached.has(at)) continue;
      reached.add(at);
      open.push(...outgoing[at].map(({ to }) => to));
    }
    return reached;
  });
}

function memo(find) {
  const known = new Map();
  return (position, before, after) => {
    const key = (position * 1024 + before) * 1024 + after;
    let found = known.get(key);
    if (found === undefined) {
      found = find(position, before, after);
      known.set(key, found);
    }
    return found;
  };
}
