// The lint rules of this project's own, as one plugin named `sepeda`.
import { linearRegex } from './linear-regex.mjs';
import { shortFunctions } from './short-functions.mjs';

export default {
  meta: { name: 'sepeda' },
  rules: { 'linear-regex': linearRegex, 'short-functions': shortFunctions },
};
