// The long form of same-form.test.ts: also a conversation about dates, after all the short fields.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['FORMS'] ??= '3';

await import('./same-form.test.ts');
