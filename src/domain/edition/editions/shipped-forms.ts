// The forms of national competitions that are shipped. It knows no region.
import type { OtherForm } from '../other-form-rules.ts';
import { kipp2023 } from './kipp-2023.ts';

/** All of them. */
export const shippedForms: readonly OtherForm[] = [kipp2023];
