// The access matrix in chat: what people.ts holds.
import { check } from './check.ts';
import { peopleTries } from './people.ts';

check(peopleTries);
