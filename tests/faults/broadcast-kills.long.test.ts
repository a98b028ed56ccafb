// The long form of broadcast-kills.test.ts: a broadcast to 2,000 people, killed twenty times.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['BROADCAST_PEOPLE'] ??= '2000';
process.env['BROADCAST_KILLS'] ??= '20';

await import('./broadcast-kills.test.ts');
