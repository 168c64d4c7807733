/** Drawings that stand beside words, never instead of them: whoever hears the page hears the words only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { JSX } from 'preact';

/** Those of the set that our pages use, by its own names. */
const NAMES = [
  'arrow-clockwise',
  'arrow-left',
  'arrow-left-right',
  'arrow-repeat',
  'arrow-right',
  'bar-chart',
  'box-arrow-in-right',
  'box-arrow-right',
  'box-arrow-up-right',
  'building',
  'calendar',
  'calendar-check',
  'calendar-plus',
  'calendar-week',
  'calendar-x',
  'camera-video',
  'car-front',
  'check-circle',
  'check-lg',
  'chevron-left',
  'chevron-right',
  'circle',
  'clipboard-check',
  'clock',
  'clock-history',
  'compass',
  'credit-card',
  'crosshair',
  'cup-hot',
  'display',
  'door-open',
  'download',
  'easel',
  'envelope',
  'exclamation-triangle',
  'file-earmark-text',
  'gear',
  'geo-alt',
  'headset',
  'hourglass-split',
  'house',
  'image',
  'info-circle',
  'key',
  'laptop',
  'lightning',
  'list-ul',
  'lock',
  'map',
  'moon',
  'palette',
  'pc-display',
  'pencil',
  'people',
  'person',
  'person-wheelchair',
  'phone',
  'plus-lg',
  'printer',
  'projector',
  'question-circle',
  'search',
  'shield-lock',
  'signpost-split',
  'slash-circle',
  'sliders',
  'star',
  'sun',
  'sunrise',
  'sunset',
  'telephone',
  'translate',
  'trash',
  'three-dots',
  'train-front',
  'universal-access',
  'wifi',
  'wifi-off',
  'x-lg',
] as const;

export type IconName = (typeof NAMES)[number];

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class="icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: DRAWINGS[name] }}
    />
  );
}

const SET = path.join(
  path.dirname(createRequire(import.meta.url).resolve('bootstrap-icons/package.json')),
  'icons',
);

/** Read once, at the start: a name that the set does not have is heard of before anybody is served. */
const DRAWINGS = Object.fromEntries(NAMES.map((name) => [name, drawing(name)])) as Readonly<
  Record<IconName, string>
>;

/** What stands inside the set's own `svg` element. */
function drawing(name: IconName): string {
  const file = readFileSync(path.join(SET, `${name}.svg`), 'utf8');
  const [, inner] = /^<svg[^>]*>(.*)<\/svg>\s*$/s.exec(file) ?? [];
  if (inner === undefined) throw new Error(`The icon ${name} is not drawn as expected.`);
  return inner.replaceAll(/\n\s*/g, '');
}
