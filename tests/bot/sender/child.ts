// Run as a process of its own by the tests, to be killed: sends the outbox over a network that lives in its parent.
import { networkOfParent } from './network-of-parent.ts';
import { startProcess } from './process.ts';

await startProcess(process.argv[2] ?? '', [networkOfParent()]);
