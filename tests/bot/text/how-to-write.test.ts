// Every command that can be begun wrongly is answered with the way it is written.
import { expect, test } from 'vitest';
import { howToWrite } from '../../../src/bot/text/how-to-write.ts';
import { readAttempt } from '../../../src/domain/language/index.ts';
import { COMMANDS } from '../../../src/domain/language/commands.ts';

const begun = COMMANDS.flatMap(({ words }) => {
  const attempt = readAttempt(`${words.split('|')[0] ?? ''} xyzzy plugh`);
  return attempt === null ? [] : [attempt.name];
});

test('only words of talk are no beginning of a command', () => {
  const missing = COMMANDS.filter(({ name }) => !begun.includes(name)).map(({ name }) => name);
  expect(missing).toEqual(['help', 'not_me', 'wait']);
});

test.each(begun)('%s says how it is written', (name) => {
  const said = howToWrite({ command: name, typed: 'x' });
  expect(said.split('\n')).toHaveLength(2);
  expect(said).not.toContain('"bantuan"');
});
