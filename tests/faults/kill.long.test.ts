// The long form of kill.test.ts: a hundred kills while people fill in.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['KILLS'] ??= '100';

await import('./kill.test.ts');
