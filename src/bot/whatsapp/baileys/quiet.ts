// Keeps libsignal from printing: it writes whole sessions, private keys included, to the console.
// Imported before Baileys, for its effect alone. Console calls of everybody else pass unchanged.

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const;
// The folder of the package, with either kind of slash.
const insideLibsignal = /[\\/]libsignal[\\/]/;
const installed = Symbol.for('sepeda-baru.quiet-console');

if (!Reflect.has(globalThis.console, installed)) {
  for (const name of methods) {
    const original = globalThis.console[name].bind(globalThis.console);
    globalThis.console[name] = (...args: unknown[]): void => {
      // Judged by the caller, not by the words: a list of its sentences would miss the next one.
      if (!insideLibsignal.test(callers())) original(...args);
    };
  }
  Reflect.set(globalThis.console, installed, true);
}

function callers(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 5;
  const stack = new Error('where').stack ?? '';
  Error.stackTraceLimit = limit;
  return stack;
}
