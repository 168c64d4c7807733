import {
  contrastOn,
  darkCounterpart,
  isReadable,
  LEAST_CONTRAST,
  nearestReadable,
} from '../../src/identity/accent-choice.js';
import { accentRules } from '../../src/platform/web/accent.js';
import { contrast, mixed, readColour, shade } from '../../src/platform/web/colour.js';
import { OUR_TOKENS, tokenOf } from '../../src/platform/web/tokens.js';

describe('a colour', () => {
  test.each([
    ['#2b5a8c', '#2b5a8c'],
    ['2B5A8C', '#2b5a8c'],
    [' #25b ', '#2255bb'],
    ['#2b5a8', null],
    ['rouge', null],
    ['#2b5a8c;}', null],
  ])('is read as people write it: %s', (text, read) => expect(readColour(text)).toBe(read));

  test('is measured as WCAG does', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
    // Examples of the W3C's own explanation: just enough on white, and just not.
    expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });

  test('is mixed with another by shares', () => {
    expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixed('#2b5a8c', '#000000', 0)).toBe('#2b5a8c');
  });
});

describe('a shade', () => {
  test('keeps the hue: the same order of red, green and blue, as light as it is asked to be', () => {
    expect(shade('#006633', 0.5, 1)).toBe('#00ff80');
    expect(shade('#00ff80', 0.2, 1)).toBe('#006633');
    expect(shade('#006633', 0.5, 0.5)).toBe('#40bf80');
    expect(shade('#777777', 0.5, 1)).toBe('#808080');
    expect(shade('#ffffff', 0, 1)).toBe('#000000');
  });
});

describe('the colours of an operator', () => {
  test('are measured on the grounds of the style sheet itself, where ours can be read', () => {
    expect(OUR_TOKENS.light.get('paper')).toBe('#fbfaf7');
    expect(OUR_TOKENS.dark.get('paper')).toBe('#14191c');
    for (const scheme of ['light', 'dark'] as const)
      expect(isReadable(scheme, tokenOf(scheme, 'gentian'))).toBe(true);
  });

  test.each(['#ff8c00', '#ffffff', '#c0c0c0', '#00aa55', '#777777'] as const)(
    'when %s is too pale for light pages, become the nearest shade that is not, and no darker',
    (pale) => {
      expect(isReadable('light', pale)).toBe(false);
      const nearest = nearestReadable('light', pale);
      expect(contrastOn('light', nearest)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      expect(contrastOn('light', nearest)).toBeLessThan(LEAST_CONTRAST + 0.3);
    },
  );

  test.each(['#2b5a8c', '#000000', '#8b0000', '#005500'] as const)(
    'have a counterpart of %s that can be read on dark pages',
    (light) => expect(contrastOn('dark', darkCounterpart(light))).toBeGreaterThanOrEqual(LEAST_CONTRAST),
  );

  test('stand in the place of ours, on light pages and on dark ones', () => {
    const rules = accentRules({ light: '#8b0000', dark: '#ff9999' });
    expect(rules).toMatch(/^:root\{--gentian:#8b0000;--gentian-deep:#6b0000\}/);
    expect(rules).toMatch(
      /prefers-color-scheme:dark\)\{:root\{--gentian:#ff9999;--gentian-deep:#ffbdbd\}\}$/,
    );
  });
});
