// The access matrix in chat, rows 60, 66 to 68 and 73.
import { check } from './check.ts';
import { contestTries } from './contest.ts';

check(contestTries);
