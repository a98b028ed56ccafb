// Run as a process of its own by the tests, to be killed: sends a broadcast over a network that lives in its parent.
import { networkOfParent } from '../sender/network-of-parent.ts';
import { startFeeding } from './process.ts';

await startFeeding(process.argv[2] ?? '', networkOfParent(), Number(process.argv[3]));
