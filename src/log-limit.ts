// One line a second is enough for a log: of lines that say the same, further ones are counted and said together.
// What makes lines the same is level, message and kind of error; ids and counts in them may differ. It never drops a line unsaid.

/** How one line is written; `more` others that said the same came with it. */
type Write = (more: number) => void;

interface Line {
  /** When one was written last. */
  at: number;
  /** How many came since, and how the newest of them is written. */
  more: number;
  write: Write;
}

const EVERY_MS = 1000;
/** More kinds of lines than this at a time are not remembered, only written. */
const MOST_KINDS = 500;

/** Makes the limit of one log: it writes at once what it has not written within a second, the others when that is over. */
export function createLineLimit(): (kind: string, write: Write) => void {
  const lines = new Map<string, Line>();
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    timer = undefined;
    const now = performance.now();
    for (const [kind, line] of lines) {
      if (now - line.at < EVERY_MS) continue;
      if (line.more === 0) lines.delete(kind);
      else {
        line.write(line.more - 1);
        line.at = now;
        line.more = 0;
      }
    }
    if ([...lines.values()].some(({ more }) => more > 0)) wait();
  };
  const wait = (): void => {
    timer ??= setTimeout(look, EVERY_MS);
    // Nobody is kept alive to say how often something came.
    timer.unref();
  };

  return (kind, write) => {
    const now = performance.now();
    const line = lines.get(kind);
    if (line === undefined || now - line.at >= EVERY_MS) {
      write(line?.more ?? 0);
      if (lines.size >= MOST_KINDS) look();
      if (lines.size < MOST_KINDS) lines.set(kind, { at: now, more: 0, write });
      return;
    }
    line.more += 1;
    line.write = write;
    wait();
  };
}
