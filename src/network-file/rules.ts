/**
 * The rules that look from one part of a network file to another: names that are used twice, and names of what is not
 * there. They read the raw document through a lens that forgives everything else, so that a wrong time on a Wednesday
 * hides none of these errors.
 */
import { z } from 'zod';
import { closingInstant, isTimeZone, openingInstant } from '../reservation/local-time.js';
import { EQUIPMENT } from '../telecentres/equipment.js';
import { keysOf } from './keys.js';
import { brokenMarks, type BrokenReference } from './marks.js';
import { beginningOf, endOf, moment } from './values.js';

/** `words`: for equipment, those that were added to the ones that the service has always known. */
export function brokenReferences(document: unknown, words: readonly string[] = []): BrokenReference[] {
  const file = lens.parse(document);
  return [
    ...repeated(file.departments, (one) => one.code).map(([index, code]) => ({
      path: ['departments', index, 'code'],
      message: `department ${code} is already in this file`,
    })),
    ...repeated(file.telecentres, (one) => one.slug).map(([index, slug]) => ({
      path: ['telecentres', index, 'slug'],
      message: `another telecentre of this file is called “${slug}”`,
    })),
    ...repeatedKeys(file),
    ...under(['about'], brokenMarks(file.about, file.sources)),
    ...file.telecentres.flatMap((telecentre, index) =>
      under(
        ['telecentres', index],
        [
          ...unknownDepartment(telecentre, file),
          ...telecentre.resources.flatMap((one, place) =>
            under(['resources', place, 'parts'], brokenParts(one, telecentre)),
          ),
          ...telecentre.resources.flatMap((one, place) =>
            under(['resources', place, 'equipment'], unknownEquipment(one, [...EQUIPMENT, ...words])),
          ),
          ...brokenClosures(telecentre),
          ...brokenMarks(telecentre.raw, file.sources),
        ],
      ),
    ),
  ];
}

const someText = z.string().catch('');
const texts = z.array(someText).catch([]);
function listOf<Item>(item: z.ZodType<Item>) {
  return z.array(item).catch([]);
}

const resourceLens = z
  .object({
    key: someText,
    places: z.int().min(1).max(500).optional().catch(undefined),
    pool: z.string().optional().catch(undefined),
    parts: texts.optional(),
    equipment: texts.optional(),
  })
  .catch({ key: '' });
const closureLens = z
  .object({ from: moment, to: moment, resource: z.string().optional() })
  .nullable()
  .catch(null);
const telecentreLens = z.unknown().transform((raw) => ({ raw, ...telecentreFields.parse(raw) }));
const telecentreFields = z
  .object({
    slug: someText,
    department: someText,
    timeZone: someText,
    resources: listOf(resourceLens),
    closures: listOf(closureLens),
  })
  .catch({ slug: '', department: '', timeZone: '', resources: [], closures: [] });
const lens = z
  .object({
    about: z.unknown(),
    sources: z.record(z.string(), z.unknown()).catch({}),
    departments: listOf(z.object({ code: someText }).catch({ code: '' })),
    telecentres: listOf(telecentreLens),
  })
  .catch({ about: undefined, sources: {}, departments: [], telecentres: [] });

type Lens = z.infer<typeof lens>;
type TelecentreLens = Lens['telecentres'][number];
type ResourceLens = TelecentreLens['resources'][number];

function repeatedKeys(file: Lens): BrokenReference[] {
  const all = file.telecentres.flatMap((telecentre, index) =>
    telecentre.resources.flatMap((one, place) =>
      // The open space itself has a name too, so that its desks can be told apart from a room called so.
      [...keysOf(one), ...(one.places === undefined ? [] : [one.key])].map((key) => ({
        key: one.key === '' ? '' : key,
        path: ['telecentres', index, 'resources', place, 'key'],
      })),
    ),
  );
  return repeated(all, (one) => one.key).map(([index, key]) => ({
    path: all[index]?.path ?? [],
    message: `another resource of this file has the key “${key}”`,
  }));
}

function unknownDepartment({ department }: TelecentreLens, file: Lens): BrokenReference[] {
  if (department === '' || file.departments.some((one) => one.code === department)) return [];
  return [{ path: ['department'], message: `department ${department} is not in the list of departments` }];
}

function brokenParts(composite: ResourceLens, telecentre: TelecentreLens): BrokenReference[] {
  const parts = composite.parts ?? [];
  return [
    ...repeated(parts, (part) => part).map(([index, part]) => ({
      path: [index],
      message: `“${part}” is listed twice`,
    })),
    ...parts.flatMap((part, index) => {
      const message = whyNoPart(part, composite, telecentre);
      return message === undefined ? [] : [{ path: [index], message }];
    }),
  ];
}

function whyNoPart(part: string, composite: ResourceLens, telecentre: TelecentreLens): string | undefined {
  if (part === '') return undefined;
  if (keysOf(composite).includes(part)) return 'a room is not a part of itself';
  const found = telecentre.resources.find((one) => keysOf(one).includes(part));
  if (found === undefined) return `this telecentre has no resource “${part}”`;
  if (found.parts !== undefined) return `“${part}” is itself made of parts; name those`;
  return undefined;
}

function unknownEquipment({ equipment = [] }: ResourceLens, known: readonly string[]): BrokenReference[] {
  return equipment.flatMap((word, index) =>
    word === '' || known.includes(word)
      ? []
      : [{ path: [index], message: `this must be ${known.join(', ')}`.replace(/, ([^,]*)$/, ' or $1') }],
  );
}

function brokenClosures({ closures, resources, timeZone }: TelecentreLens): BrokenReference[] {
  return closures.flatMap((one, index) => {
    if (one === null) return [];
    const path = ['closures', index];
    if (
      one.resource !== undefined &&
      !resources.some((resource) => keysOf(resource).includes(one.resource ?? ''))
    )
      return [{ path: [...path, 'resource'], message: `this telecentre has no resource “${one.resource}”` }];

    const [from, to] = [beginningOf(one.from), endOf(one.to)];
    if (isTimeZone(timeZone) && from < to && isSwallowed(from, to, timeZone))
      return [{ path, message: 'the clocks jump over these hours: the closure would have no length' }];

    const earlier = closures.findIndex(
      (other, place) =>
        place < index &&
        other !== null &&
        other.resource === one.resource &&
        beginningOf(other.from) < to &&
        from < endOf(other.to),
    );
    return earlier < 0
      ? []
      : [{ path, message: `this closure overlaps closures[${earlier}], which closes the same` }];
  });
}

function isSwallowed(from: string, to: string, zone: string): boolean {
  const [[day = '', clock = ''], [lastDay = '', lastClock = '']] = [from.split('T'), to.split('T')];
  return openingInstant(day, clock, zone) >= closingInstant(lastDay, lastClock, zone);
}

function under(path: readonly PropertyKey[], broken: readonly BrokenReference[]): BrokenReference[] {
  return broken.map((one) => ({ path: [...path, ...one.path], message: one.message }));
}

/** Every later entry whose name an earlier one has. Entries without a name are another rule's affair. */
function repeated<Item>(list: readonly Item[], nameOf: (item: Item) => string): [number, string][] {
  const seen = new Set<string>();
  return list.flatMap((item, index): [number, string][] => {
    const name = nameOf(item);
    if (name === '' || !seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [[index, name]];
  });
}
