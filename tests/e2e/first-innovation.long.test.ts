// The long form of first-innovation.test.ts: the draft that goes on in a browser is handed in from there.
// It adds no story of its own.
import process from 'node:process';

process.env['WHOLE_INNOVATION'] = '1';

await import('./first-innovation.test.ts');
