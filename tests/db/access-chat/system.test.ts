// The access matrix in chat: what system.ts holds.
import { check } from './check.ts';
import { systemTries } from './system.ts';

check(systemTries);
