// The long form of drops.test.ts: 200 broken connections over a backlog of 500.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['WHATSAPP_DROPS'] ??= '200';

await import('./drops.test.ts');
