/**
 * The program and its packages are loaded once by each process that tests, as they were built, instead of once more by each
 * test file: what a test file imports from them is only handed on to it. That was a quarter of the time of a whole run.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const SOURCE = path.join(PROJECT, 'src') + path.sep;

export const loadOnce = createRequire(import.meta.url);

/** Until then the run is only prepared, by a program that loads its packages itself. */
export function beginTests() {
  hasBegun = true;
}
let hasBegun = false;

export default {
  process: (source, file, options) => ({ code: handOn(source, file, options) }),
  /** What is handed on follows from more than the file itself, such as the files whose exports it repeats. */
  getCacheKey: (source, file, options) =>
    createHash('sha256')
      .update(handOn(source, file, options))
      .digest('hex')
      .slice(0, 32),
};

function handOn(source, file, { supportsStaticESM }) {
  if (!hasBegun) return source;
  const built = file.startsWith(SOURCE) ? builtOf(file) : file;
  const loaded = `loadOnce(${JSON.stringify(built)})`;
  if (!supportsStaticESM) return `module.exports = ${loaded};`;
  const handed = Object.keys(loadOnce(built)).map(
    (name, number) =>
      `const export${number} = loaded[${JSON.stringify(name)}]; export { export${number} as ${JSON.stringify(name)} };`,
  );
  return [`const loaded = ${loaded};`, ...handed].join('\n');
}

function builtOf(file) {
  return path.join(PROJECT, 'dist', file.slice(SOURCE.length).replace(/\.tsx?$/, '.js'));
}
