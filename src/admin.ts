// The operator's command line: `npm run -s admin -- <command>`. Works beside a running server.
// It speaks to people on standard error; standard output carries results alone.
import pino from 'pino';
import { runCommand } from './admin/run.ts';
import { loadDotEnv } from './config.ts';
import { makeLog } from './log.ts';

loadDotEnv();
process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  log: makeLog('error', pino.destination({ dest: 2, sync: true })),
  say: (line) => void process.stderr.write(`${line}\n`),
  print: (line) => void process.stdout.write(`${line}\n`),
});
