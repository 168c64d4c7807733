import { PRESET_NAMES, resourceOf } from '../../src/resource-pages/presets.js';

/** Without which it would not be what its kind says. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  desk: ['desk'],
  office: ['desk'],
  meeting_room: [],
  videoconference_room: ['videoconference'],
};

test.each(PRESET_NAMES)(
  'a new place made by «\u00a0%s\u00a0» promises nothing that nobody has declared',
  (preset) => {
    const { kind, equipment } = resourceOf(preset, { key: 'new', name: 'Nouveau', size: 4 });
    expect(equipment).toEqual(IMPLIED[kind]);
  },
);
