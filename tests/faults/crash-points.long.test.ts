// The long form of crash-points.test.ts: a crash before each of the first sixty operations.
// What is set outside wins; it adds no story of its own.
import process from 'node:process';

process.env['CRASH_STEP'] ??= '1';

await import('./crash-points.test.ts');
