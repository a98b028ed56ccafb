// The long form of kill.test.ts: a hundred kills during a WhatsApp conversation.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['WHATSAPP_KILLS'] ??= '100';

await import('./kill.test.ts');
