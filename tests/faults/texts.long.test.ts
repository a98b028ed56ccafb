// The long form of texts.test.ts: every awkward text. What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['TEXT_STEP'] ??= '1';

await import('./texts.test.ts');
