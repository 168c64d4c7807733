import { readFileSync } from 'node:fs';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { Icon } from '../../src/platform/web/icon.js';

describe('an icon', () => {
  test('is drawn in the page itself, in the colour of the words beside it, and is not heard', () => {
    const drawn = render(h(Icon, { name: 'geo-alt' }));
    expect(drawn).toMatch(
      /^<svg class="icon" viewBox="0 0 16 16" [^>]*>(<path d="[^"]+"\/?>(<\/path>)?)+<\/svg>$/,
    );
    expect(drawn).toContain('fill="currentColor"');
    expect(drawn).toContain('aria-hidden="true"');
    expect(drawn).toContain('focusable="false"');
  });

  test('is drawn by its own name', () => {
    const file = readFileSync('node_modules/bootstrap-icons/icons/telephone.svg', 'utf8');
    const [, path = ''] = / d="([^"]+)"/.exec(file) ?? [];
    expect(render(h(Icon, { name: 'telephone' }))).toContain(path);
  });
});
