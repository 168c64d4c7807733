/** A feed of each kind, over bookings whose words and times are as awkward as people make them. */
import { networkOf, room } from '../bookings/places.js';
import { addDays } from '../../src/reservation/local-time.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { eventsIn, look, subscribe } from './feeds.js';

/** What an entry says, whoever reads it: moments in UTC, or dates. */
export interface Told {
  readonly start: string;
  readonly end: string;
  readonly summary: string;
}

export interface FeedOfAKind {
  readonly kind: string;
  readonly text: string;
  /** As the service's other answers have it, by start. */
  readonly expected: readonly Told[];
}

const VIC = 'Télécentre de Vic-sur-Cère, « L’Épée » ; 1er "étage" \\ 🏔️';
const ROOM = 'Salle Cère; côté "sud", n° 1 \\ 2';
const OTHER_ROOM = 'Salle du Plomb-du-Cantal';
const ZOE = 'Zoé "la Cheffe" d’Épée, Durand; fils & Cie \\ 🎉';
const WORKS = 'Travaux : toit, cour; puis peinture 🖌️';

/** A morning of both rooms before and after the clocks change: 28 March and 31 October 2027. */
const AROUND_THE_CHANGES = ['2027-03-26', '2027-03-29', '2027-10-29', '2027-11-02'];
const FIRST_DAY = '2026-11-24';

/** Bookings of each of the two rooms; together some two hundred. */
const DAYS = 25;
const HOURS = ['09:00', '10:00', '14:00', '15:30'];

export async function feedsOfEachKind(): Promise<readonly FeedOfAKind[]> {
  const service = await startService({ network: network() });
  try {
    const zoe = await named(service, 'zoe@example.org', ZOE);
    const paul = await named(service, 'paul@example.org', 'Paul Vidal');
    const host = await service.member('host@example.org', {
      scopes: ['read', 'book', 'host'],
      grants: [{ role: 'host', telecentre: 'vic' }],
    });
    const coordinator = await service.member('coordinator@example.org', {
      scopes: ['read', 'book', 'host'],
      grants: [{ role: 'coordinator', department: '15' }],
    });
    await service.database.query(
      `insert into second_factor (account_id, sealed_secret, confirmed_at, created_at) values ($1, '', now(), now())`,
      [coordinator.account],
    );
    const mine = await book(zoe, 'cere', [...someTimes(HOURS), ...AROUND_THE_CHANGES.map(nineOClock)]);
    const others = await book(paul, 'plomb', someTimes(HOURS));
    const all = [...mine, ...others];

    const read = async (
      kind: string,
      caller: KnownCaller,
      wish: object,
      expected: readonly Told[],
    ): Promise<FeedOfAKind> => {
      const { path } = await subscribe(caller, wish);
      return { kind, text: (await look(service, path)).text, expected: byStart(expected) };
    };
    return [
      await read('one’s own bookings', zoe, { scope: 'me' }, told(mine, owned)),
      await read('no bookings at all', host, { scope: 'me' }, []),
      await read('a telecentre with names', host, ofVic(true), [
        ...told(mine, withName(ROOM, ZOE)),
        ...told(others, withName(OTHER_ROOM, 'Paul Vidal')),
      ]),
      await read('a telecentre without names', paul, ofVic(false), told(all, taken)),
      await read('a room', paul, { scope: 'resource', resource: 'cere' }, told(mine, busy)),
      await read('a department with names', coordinator, ofCantal(true), [
        ...told(mine, withName(ROOM, ZOE)),
        ...told(others, withName(OTHER_ROOM, 'Paul Vidal')),
      ]),
      await read('a department without names', zoe, ofCantal(false), told(all, taken)),
      await read('the network’s events', paul, { scope: 'events' }, [
        { start: '2026-12-24', end: '2026-12-27', summary: `Fermé – ${VIC} – ${WORKS}` },
        {
          start: '2027-01-07T09:00:00Z',
          end: '2027-01-07T10:30:00Z',
          summary: `Fermé – ${VIC} – Exercice d’évacuation`,
        },
      ]),
      await overFeed(service, zoe),
    ];
  } finally {
    await service.close();
  }
}

async function overFeed(service: TestService, caller: KnownCaller): Promise<FeedOfAKind> {
  const { id, path } = await subscribe(caller);
  await caller.delete(`/api/v1/feeds/${id}`);
  const summary = 'Calendrier arrêté – retirez-le de votre agenda';
  return {
    kind: 'a feed that is over',
    text: (await look(service, path)).text,
    expected: [{ start: '2026-11-23', end: '2026-11-24', summary }],
  };
}

function network(): object {
  const closures = [
    { from: '2026-12-24', to: '2026-12-26', reason: WORKS },
    { from: '2027-01-07T10:00', to: '2027-01-07T11:30', reason: 'Exercice d’évacuation' },
  ];
  const rooms = [
    { ...room('cere'), name: ROOM },
    { ...room('plomb'), name: OTHER_ROOM },
  ];
  const file = networkOf({ slug: 'vic', closures, resources: rooms }) as { telecentres: [object] };
  const access = {
    regime: 'reception',
    instructions: 'Sonner deux fois, puis attendre ; l’accueil est \\ "au fond".',
  };
  return { ...file, telecentres: [{ ...file.telecentres[0], name: VIC, access }] };
}

async function named(service: TestService, email: string, name: string): Promise<KnownCaller> {
  const member = await service.member(email);
  await service.database.query('update account set name = $2 where id = $1', [member.account, name]);
  return member;
}

interface Booked {
  readonly start: string;
  readonly end: string;
  readonly title: string;
  readonly resource: string;
}

interface Time {
  readonly start: string;
  readonly end: string;
}

async function book(member: KnownCaller, resource: string, times: readonly Time[]): Promise<Booked[]> {
  const booked: Booked[] = [];
  for (const [index, time] of times.entries()) {
    const answer = await member.post('/api/v1/bookings', { resource, ...time, title: titleOf(index) });
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    booked.push(answer.body as Booked);
  }
  return booked;
}

/** Whatever stands at the 75th octet of a line: one of these, and each of its octets once. */
function titleOf(index: number): string {
  return `${'x'.repeat(index % 80)}é🎉ê👩‍💻, « œuvre »; "l’été" \\ ${'ü🌻'.repeat(12)}`;
}

function someTimes(hours: readonly string[]): Time[] {
  const times: Time[] = [];
  for (let date = FIRST_DAY; times.length < DAYS * hours.length; date = addDays(date, 1))
    if (date < '2026-12-24' || date > '2026-12-26')
      times.push(...hours.map((hour) => ({ start: `${date}T${hour}`, end: `${date}T${after(hour)}` })));
  return times;
}

function after(hour: string): string {
  return `${String(Number(hour.slice(0, 2)) + 1).padStart(2, '0')}${hour.slice(2)}`;
}

function nineOClock(date: string): Time {
  return { start: `${date}T09:00`, end: `${date}T12:00` };
}

function told(bookings: readonly Booked[], summaryOf: (booked: Booked) => string): Told[] {
  return bookings.map((booked) => ({
    start: utc(booked.start),
    end: utc(booked.end),
    summary: summaryOf(booked),
  }));
}

function utc(moment: string): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}

const owned = ({ title }: Booked): string => `${title} – ${ROOM} – vic`;
const withName = (place: string, name: string) => (): string => `${place} – ${name}`;
const taken = ({ resource }: Booked): string => `Occupé – ${resource === 'cere' ? ROOM : OTHER_ROOM}`;
const busy = (): string => 'Occupé';
const ofVic = (names: boolean): object => ({ scope: 'telecentre', telecentre: 'vic', names });
const ofCantal = (names: boolean): object => ({ scope: 'department', department: '15', names });

/** The order of their words decides among those that begin together. */
export function byStart<T extends Told>(entries: readonly T[]): T[] {
  const key = ({ start, end, summary }: Told): string => [start, end, summary].join('\0');
  return entries.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** Their UIDs, as the library reads them that reads other people's calendars for us. */
export function uidsIn(text: string): string[] {
  return eventsIn(text).map(({ uid }) => uid);
}
