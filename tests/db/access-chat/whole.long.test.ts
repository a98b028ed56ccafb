// The long form of the access matrix in chat: every row for every column, not one of each kind.
// It adds no try of its own.
import process from 'node:process';

process.env['ACCESS_CHAT'] = 'whole';

await import('./account.test.ts');
await import('./candidates.test.ts');
await import('./decisions.test.ts');
await import('./hub.test.ts');
await import('./innovations.test.ts');
await import('./people.test.ts');
await import('./system.test.ts');
