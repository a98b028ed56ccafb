// The long form of file-fetcher.test.ts: a kill at every point of storing 15 MB.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['FILE_CRASH_STEP'] ??= '1';

await import('./file-fetcher.test.ts');
