import pilot from '../../src/network-file/data/pilot-network.json' with { type: 'json' };
import { readNetworkFile } from '../../src/network-file/read.js';
import type { FileTelecentre } from '../../src/network-file/schema.js';
import { withTrueMarks } from '../../src/administration/true-marks.js';

const aurillac = telecentre();

describe('marks on what is assumed or sourced', () => {
  test('go from what was written, and stay on the rest of it', () => {
    const before = marked({ assumed: ['openingHours', 'host.phone'] });
    const { openingHours: hours } = before;
    const week = { ...hours.week, sat: { segments: [['09:00', '12:00'] as [string, string]] } };
    const { assumed } = withTrueMarks(before, { ...before, openingHours: { ...hours, week } }).provenance;
    expect(assumed).toContain('openingHours.week.mon');
    expect(assumed).toContain('openingHours.namedPeriods');
    expect(assumed).toContain('host.phone');
    expect(assumed.filter((path) => path.startsWith('openingHours.week.sat'))).toEqual([]);
    expect(assumed).not.toContain('openingHours');
    expect(assumed).not.toContain('openingHours.week');
  });

  test('of the whole give way to what a part says of itself', () => {
    const before = marked({ sources: { host: ['S1'], 'host.phone': ['S2'] } });
    const host = { ...before.host, structure: 'Une autre' };
    const { sources } = withTrueMarks(before, { ...before, host }).provenance;
    expect(sources).toMatchObject({ 'host.phone': ['S2'], 'host.kind': ['S1'] });
    expect(Object.keys(sources)).not.toContain('host.structure');
    expect(Object.keys(sources)).not.toContain('host');
  });

  test('stay on the resources that nobody has written', () => {
    const before = marked({ assumed: ['resources'] });
    const [first, ...others] = before.resources;
    if (first === undefined) throw new Error('Aurillac offers nothing');
    const resources = [{ ...first, name: 'Autrement' }, ...others];
    const { assumed } = withTrueMarks(before, { ...before, resources }).provenance;
    expect(assumed).toEqual(expect.arrayContaining(others.map(({ key }) => `resources.${key}`)));
    expect(assumed).not.toContain(`resources.${first.key}.name`);
    expect(assumed).not.toContain(`resources.${first.key}`);
  });
});

function marked(marks: Partial<FileTelecentre['provenance']>): FileTelecentre {
  return { ...aurillac, provenance: { sources: {}, assumed: [], notFound: [], notes: [], ...marks } };
}

function telecentre(): FileTelecentre {
  const reading = readNetworkFile(pilot);
  const [first] = reading.outcome === 'read' ? reading.file.telecentres : [];
  if (first === undefined) throw new Error('the pilot is no network file');
  return first;
}
