// The long form of deciding-races.test.ts: 900 races.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['RACES'] ??= '900';

await import('./deciding-races.test.ts');
