// Tests try what was built: whoever has changed the source since then would wonder.
import fs from 'node:fs';
import path from 'node:path';

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** Written last by each build, whatever has changed. */
const LAST_BUILT = path.join(PROJECT, 'dist/browser/site.js');

export function tellWhatIsNotBuilt() {
  const built = fs.statSync(LAST_BUILT).mtimeMs;
  const changed = fs
    .readdirSync(path.join(PROJECT, 'src'), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => fs.statSync(path.join(PROJECT, 'src', name)).mtimeMs > built);
  if (changed.length > 0)
    process.stderr.write(
      `Not built, and tried as before: ${changed.join(', ')}. "npm run build" builds it.\n`,
    );
}
