// Loaded into a product process before anything else: writes down, when the process ends, which modules it had loaded by then.
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const loaded = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
process.on('exit', () => writeFileSync(process.env['LOADED_FILE'], loaded.join('\n')));
