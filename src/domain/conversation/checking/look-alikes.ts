// Innovations with a similar name, as far as the person who asks may read them: of other units it is said only that there are some, unless everybody may read them.
// It finds nothing; what is similar was loaded.
import { type Grant, may } from '../../access.ts';
import type { Named } from '../message-parts.ts';
import type { CheckFacts } from './types.ts';

/** Those that may be named, and whether there are others. */
export interface LookAlikes {
  readonly similar: readonly (Named & { readonly unit: string; readonly published?: true })[];
  readonly elsewhere: boolean;
}

/** Whoever asks, and how units are called. */
export interface Asker {
  readonly grants: readonly Grant[];
  readonly unitName: (id: string) => string;
}

/** Divides what is similar by what this person may read. */
export function lookAlikes({ grants, unitName }: Asker, found: CheckFacts['similar']): LookAlikes {
  const open = found.filter(
    ({ unitId, published }) =>
      published === true ||
      grants.some((grant) => grant.unitId === unitId) ||
      may(grants, 'read_submitted', { unitId }).ok,
  );
  return {
    similar: open.map(({ code, name, unitId, published }) => ({
      ...{ code, name, unit: unitName(unitId) },
      ...(published === true ? { published } : {}),
    })),
    elsewhere: open.length < found.length,
  };
}
