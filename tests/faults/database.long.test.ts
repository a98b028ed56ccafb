// The long form of database.test.ts: six hits on the server while people fill in.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['HITS'] ??= '6';

await import('./database.test.ts');
