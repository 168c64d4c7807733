/**
 * Mail programs keep the style of an element and lose style sheets, so the light colours stand on the elements and only
 * the dark ones in a sheet.
 */
export const LIGHT = {
  paper: '#FBFAF7',
  ink: '#1E2A30',
  muted: '#55636A',
  line: '#DDD8CE',
  gentian: '#2B5A8C',
};
const DARK = { paper: '#14191C', ink: '#E9ECEA', muted: '#A3AFB3', line: '#2E383D', gentian: '#8DB7E8' };

export const DARK_SHEET = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background-color: ${DARK.paper} !important; }
  .ink { color: ${DARK.ink} !important; }
  .muted { color: ${DARK.muted} !important; }
  .line { border-color: ${DARK.line} !important; }
  .link { color: ${DARK.gentian} !important; }
  .action { background-color: ${DARK.gentian} !important; border-color: ${DARK.gentian} !important; color: ${DARK.paper} !important; }
  .morning { background-color: ${DARK.gentian} !important; border-color: ${DARK.gentian} !important; }
  .afternoon { border-color: ${DARK.gentian} !important; }
}`;

export const FONT = "'Atkinson Hyperlegible', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
/** Above a heading, around the text, below a button: everything stands on a grid of 8 pixels. */
export const TEXT = { margin: '0 0 16px', fontSize: '17px', lineHeight: '26px', color: LIGHT.ink };
export const SMALL = { margin: '0 0 8px', fontSize: '14px', lineHeight: '21px', color: LIGHT.muted };
export const LINK = { color: LIGHT.gentian };

/** Of a table that only puts things in their place: nobody is read that it is one. */
export const LAYOUT = { role: 'presentation', border: '0', cellpadding: '0', cellspacing: '0' } as const;
