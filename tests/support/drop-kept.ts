// Run before each file that has a process of its own: at its end nobody is there to use what was kept.
import { afterAll } from 'vitest';
import { keptDatabases } from './kept-databases.ts';

afterAll(async () => {
  await Promise.all(keptDatabases.splice(0).map(({ drop }) => drop()));
});
