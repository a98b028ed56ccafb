// The long form of reconcile.test.ts: three random runs, and five kills of a sending process.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['RECONCILE_SEEDS'] ??= '11,22,33';
process.env['RECONCILE_KILLS'] ??= '5';

await import('./reconcile.test.ts');
