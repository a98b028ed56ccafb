// What Baileys may say in our log: its sentences, never the objects beside them, which hold stanzas and keys.
import type { Logger } from '../../../log.ts';
import type { UserFacingSocketConfig } from './library.ts';

type BaileysLogger = NonNullable<UserFacingSocketConfig['logger']>;

/** Makes the logger that Baileys is given: its errors become warnings, its warnings are for debugging. */
export function baileysLogger(log: Logger): BaileysLogger {
  const say = (level: 'debug' | 'warn') => (subject: unknown, sentence?: string) => {
    // A few calls put the sentence first and a stanza second.
    const text = typeof subject === 'string' ? subject : sentence;
    if (text !== undefined) log[level]({ from: 'baileys' }, text);
  };
  const quiet = (): void => undefined;
  const logger: BaileysLogger = {
    // `trace` would make it print whole stanzas.
    level: 'warn',
    child: () => logger,
    trace: quiet,
    debug: quiet,
    info: say('debug'),
    warn: say('debug'),
    error: say('warn'),
  };
  return logger;
}
