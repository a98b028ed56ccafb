// The long form of files.test.ts: a dozen kills, each at another place of a file.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['FILE_KILLS'] ??= '12';

await import('./files.test.ts');
