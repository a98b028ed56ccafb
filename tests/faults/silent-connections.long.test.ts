// The long form of silent-connections.test.ts: also where only the two connections in use fall silent.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['SILENCES'] ??= '2';

await import('./silent-connections.test.ts');
