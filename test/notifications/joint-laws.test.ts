/** Whatever happens to series and teams, in whatever order and however late it is told: each calendar shows what is booked. */
import { pick, randomFrom, rounds } from '../bookings/rivals.js';
import { SeriesReader } from '../icalendar/series-reader.js';
import { openPostOffice, type PostOffice } from '../outbox/post-office.js';
import { MONDAY_MORNING, startService, type KnownCaller, type TestService } from '../support/service.js';
import { begin, doSomething, FAR_AND_WIDE, PLACES, type Colleagues } from './joint-deeds.js';
import { calendarsIn, mailsTo } from './series-telling.js';
import { tell } from './telling.js';

let office: PostOffice;
let service: TestService;
let host: KnownCaller;
beforeAll(async () => {
  office = await openPostOffice();
  service = await startService({ smtpUrl: office.url, network: FAR_AND_WIDE });
  const grants = PLACES.map((telecentre) => ({ role: 'host', telecentre }) as const);
  host = await service.visitor('host@example.org', { grants });
});
afterAll(async () => {
  await service.close();
  await office.close();
});

const STEPS = 9;

test.each(Array.from({ length: rounds(15) }, (_, index) => index + 1))(
  'A calendar shows what is booked, each once, as it is (seed %i)',
  async (seed) => {
    service.clock.set(MONDAY_MORNING);
    const random = randomFrom(seed);
    const two = [await service.visitor(), await service.visitor()] as const;
    const [jeanne, paul] = two;
    await jeanne.post('/api/v1/colleagues', { email: paul.email });
    await paul.post('/api/v1/colleagues', { email: jeanne.email });
    const colleagues: Colleagues = { service, two, host, random, mayLack: false, log: [] };
    const toldOften = pick([1, 0.3], random);
    await begin(colleagues);
    for (let step = 0; step < STEPS; step++) {
      service.clock.advanceMinutes(1 + Math.floor(random() * 5));
      await doSomething(colleagues);
      if (random() >= toldOften) continue;
      await tell(service);
      colleagues.log.push('told');
    }
    for (const member of two) await expectRight(member, colleagues);
  },
);

async function expectRight(member: KnownCaller, { mayLack, log }: Colleagues): Promise<void> {
  const reader = new SeriesReader();
  const sequences = new Map<string, number>();
  for (const text of calendarsIn(await mailsTo({ service, office }, member))) {
    const uid = /^UID:(\S+)/m.exec(text)?.[1] ?? '';
    const sequence = Number(/^SEQUENCE:(\d+)/m.exec(text)?.[1]);
    expect({ log, sequence }).toEqual({ log, sequence: Math.max(sequence, sequences.get(uid) ?? 0) });
    sequences.set(uid, sequence);
    reader.receive(text);
  }
  const booked = await bookedBy(member);
  const isTeam = booked.some(({ team }) => team !== null);
  const faces = (entries: readonly Face[]): string[] => entries.map((entry) => faceOf(entry, isTeam)).sort();
  const [shown, wanted] = [faces(reader.entries), faces(booked)];
  expect({
    log,
    complaints: reader.complaints,
    missing: mayLack ? [] : wanted.filter((face) => !shown.includes(face)),
    tooMuch: shown.filter((face) => !wanted.includes(face)),
    isTwice: !isTeam && shown.length > wanted.length,
  }).toEqual({ log, complaints: [], missing: [], tooMuch: [], isTwice: false });
}

interface Face {
  readonly start: number;
  readonly end: number;
  readonly summary: string;
}

/** The places of a team share an entry: of them only the hours are looked at. */
function faceOf({ start, end, summary }: Face, isTeam: boolean): string {
  const hours = [start, end].map((instant) => new Date(instant).toISOString()).join('/');
  return isTeam ? hours : `${hours} ${summary}`;
}

function bookedBy({ account }: KnownCaller): Promise<(Face & { readonly team: string | null })[]> {
  return service.database.query(
    `select (extract(epoch from b.starts_at) * 1000)::float8 as start, (extract(epoch from b.ends_at) * 1000)::float8 as end,
  concat_ws(' – ', b.title, booking_snapshot(b.id) ->> 'resourceName', t.slug) as summary, b.team_id as team
from booking b join telecentre t on t.id = b.telecentre_id
where b.account_id = $1 and b.status in ('confirmed', 'checked_in', 'completed')`,
    [account],
  );
}
