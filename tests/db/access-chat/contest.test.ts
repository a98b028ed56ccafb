// The access matrix in chat, rows 60 and 66 to 68.
import { check } from './check.ts';
import { contestTries } from './contest.ts';

check(contestTries);
