// The access matrix in chat, rows 1 to 5.
import { accountTries } from './account.ts';
import { check } from './check.ts';

check(accountTries);
