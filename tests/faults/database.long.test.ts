// The long form of database.test.ts: six hits on the server while people fill in, and ten who write while it is away.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['HITS'] ??= '6';

await import('./database.test.ts');
