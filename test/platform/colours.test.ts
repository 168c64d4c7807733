import { readFileSync } from 'node:fs';
import { contrast, readColour, type Colour } from '../../src/platform/web/colour.js';

const SHEET = readFileSync('src/platform/web/static/tokens.css', 'utf8');
const [light = '', dark = ''] = [...SHEET.matchAll(/:root \{([^}]*)\}/g)].map(([, rules = '']) => rules);
const [, print = ''] = /@media print \{\s*:root:root \{([^}]*)\}/.exec(SHEET) ?? [];

/** Each colour of letters, with every ground that it is read on. */
const READ: readonly [letters: string, grounds: readonly string[]][] = [
  ['ink', ['paper', 'mine-paper', 'free-paper', 'taken-paper', 'held-paper', 'closed-paper', 'alert-paper']],
  [
    'muted',
    ['paper', 'mine-paper', 'free-paper', 'taken-paper', 'held-paper', 'closed-paper', 'alert-paper'],
  ],
  ['gentian', ['paper', 'mine-paper', 'free-paper', 'held-paper', 'closed-paper', 'alert-paper']],
  ['gentian-deep', ['paper', 'mine-paper', 'free-paper', 'held-paper', 'closed-paper', 'alert-paper']],
  ['paper', ['gentian', 'gentian-deep', 'mine', 'free']],
  ['mine', ['paper', 'mine-paper']],
  ['free', ['paper', 'free-paper']],
  ['taken', ['paper', 'taken-paper', 'taken-line']],
  ['held', ['paper', 'held-paper']],
  ['closed', ['paper', 'closed-paper']],
  ['alert', ['paper', 'alert-paper']],
];

/** WCAG 2.1, 1.4.3 */
const ENOUGH = 4.5;

describe.each([
  ['light pages', light],
  ['dark pages', dark],
  ['paper', print],
])('the colours of %s', (_, rules) => {
  const colours = coloursOf(rules);

  test.each(READ.flatMap(([letters, grounds]) => grounds.map((ground) => [letters, ground] as const)))(
    '%s is read on %s',
    (letters, ground) => {
      expect(contrast(named(colours, letters), named(colours, ground))).toBeGreaterThanOrEqual(ENOUGH);
    },
  );

  test('have the same names as on light pages', () => {
    expect([...colours.keys()]).toEqual([...coloursOf(light).keys()]);
  });
});

function coloursOf(rules: string): ReadonlyMap<string, Colour> {
  const colours = new Map<string, Colour>();
  for (const [, name = '', value = ''] of rules.matchAll(/--([\w-]+): ([^;]+);/g)) {
    const colour = colours.get(/^var\(--([\w-]+)\)$/.exec(value)?.[1] ?? '') ?? readColour(value);
    if (colour === null) throw new Error(`${name} is no colour: ${value}`);
    colours.set(name, colour);
  }
  return colours;
}

function named(colours: ReadonlyMap<string, Colour>, name: string): Colour {
  const colour = colours.get(name);
  if (colour === undefined) throw new Error(`There is no colour called ${name}.`);
  return colour;
}
