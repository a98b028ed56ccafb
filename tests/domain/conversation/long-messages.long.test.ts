// The long form of long-messages.test.ts: every shape of text in every mode.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['EVERY'] ??= '1';

await import('./long-messages.test.ts');
