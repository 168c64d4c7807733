import ICAL from 'ical.js';
import { BookingLinks } from '../../src/booking-links/booking-links.js';
import { lapseOffers } from '../../src/handovers/handovers.queries.js';
import { DAY } from '../../src/reservation/period.js';
import { forgetBookings, tell, toldTo, type Told } from '../notifications/telling.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { accept, daysFrom, desk, hasBooked, offered, refuse, withdraw } from './colleagues.js';

let service: TestService;
let jeanne: KnownCaller;
let paul: KnownCaller;
let host: KnownCaller;
const nextDay = daysFrom(1);

beforeAll(async () => {
  service = await startService();
  jeanne = await service.visitor('jeanne@example.org');
  paul = await service.visitor('paul@example.org');
  host = await service.visitor('host@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
});
beforeEach(() => forgetBookings(service));
afterAll(() => service.close());

async function told(who: KnownCaller): Promise<string[]> {
  return toldTo(await tell(service), who);
}

/** What the reader's calendar holds once it has read all of these mails: UIDs with the newest word about each. */
function calendarOf(mails: readonly Told[], { email }: KnownCaller): Record<string, string> {
  const entries: Record<string, { sequence: number; says: string }> = {};
  for (const { letter } of mails.filter(({ to }) => to === email)) {
    if (letter.calendar === undefined) continue;
    const calendar = new ICAL.Component(ICAL.parse(letter.calendar.content) as unknown[]);
    const event = calendar.getFirstSubcomponent('vevent');
    const uid = String(event?.getFirstPropertyValue('uid'));
    const sequence = Number(event?.getFirstPropertyValue('sequence'));
    const start = String(event?.getFirstPropertyValue('dtstart'));
    const says = String(calendar.getFirstPropertyValue('method')) === 'CANCEL' ? 'gone' : start;
    if (sequence >= (entries[uid]?.sequence ?? -1)) entries[uid] = { sequence, says };
  }
  return Object.fromEntries(Object.entries(entries).map(([uid, { says }]) => [uid, says]));
}

const standing = (calendar: Record<string, string>): string[] =>
  Object.values(calendar).filter((says) => says !== 'gone');

describe('an offer', () => {
  test('is told to the colleague with the way to answer, and nothing of it can be declined', async () => {
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const { id } = await offered(jeanne, reference, { to: paul.email });
    const mails = await tell(service);
    expect(toldTo(mails, paul)).toEqual(['handover-offered']);
    const letter = mails.find(({ to }) => to === paul.email)?.letter;
    expect(letter?.subject).toMatch(/^Place proposée\u00a0: Bureau dédié à Figeac, /);
    expect(letter?.text).toContain(`/handovers/${id}`);
    expect(letter?.text).not.toContain(reference);
    await tell(service);
    expect(await told(paul)).toEqual(['handover-offered']);
  });

  test('goes to nobody where no member has the address, or the other booking is not theirs', async () => {
    const lea = await service.visitor('lea@example.org');
    const [one, other] = [nextDay(), nextDay()];
    const hers = await hasBooked(lea, desk(one, 'afternoon'));
    await offered(jeanne, await hasBooked(jeanne, desk(one)), { to: 'nobody@example.org' });
    await offered(jeanne, await hasBooked(jeanne, desk(other)), { to: paul.email, inExchangeFor: hers });
    const mails = await tell(service);
    expect(mails.filter(({ kind }) => kind.startsWith('handover'))).toEqual([]);
  });

  test.each<[string, (offer: { id: string; status: string }, reference: string) => Promise<unknown>, object]>(
    [
      ['refused', (offer) => refuse(paul, offer), { jeanne: ['handover-refused'], paul: [] }],
      ['withdrawn', (offer) => withdraw(jeanne, offer), { jeanne: [], paul: ['handover-withdrawn'] }],
      [
        'void',
        (_, reference) => jeanne.post(`/api/v1/bookings/${reference}/cancellation`),
        { jeanne: [], paul: ['handover-void'] },
      ],
      [
        'not answered',
        () => lapseOffers(service.database, service.clock.now() + 8 * DAY),
        { jeanne: ['handover-lapsed'], paul: [] },
      ],
    ],
  )('that is %s is told to whom it concerns', async (_, deed, expected) => {
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const offer = await offered(jeanne, reference, { to: paul.email });
    await tell(service);
    await service.database.query('delete from outgoing_mail');
    await deed(offer, reference);
    const mails = await tell(service);
    const about = (who: KnownCaller): string[] =>
      toldTo(mails, who).filter((one) => one.startsWith('handover'));
    expect({ jeanne: about(jeanne), paul: about(paul) }).toEqual(expected);
  });

  test('that was withdrawn before anybody was told of it is told to nobody', async () => {
    const reference = await hasBooked(jeanne, desk(nextDay()));
    await withdraw(jeanne, await offered(jeanne, reference, { to: paul.email }));
    expect(await told(paul)).toEqual([]);
  });
});

describe('once it is accepted', () => {
  test('one calendar lets go of it, and the other has it', async () => {
    const reference = await hasBooked(jeanne, desk(nextDay()));
    await tell(service);
    await accept(paul, await offered(jeanne, reference, { to: paul.email }));
    const mails = await tell(service);
    expect(toldTo(mails, jeanne)).toEqual(['confirmed, REQUEST', 'handed-over, CANCEL']);
    expect(toldTo(mails, paul)).toEqual(['confirmed, REQUEST']);
    const [hers, his] = [calendarOf(mails, jeanne), calendarOf(mails, paul)];
    expect([standing(hers), standing(his)]).toEqual([[], [expect.stringContaining('T09:00:00')]]);
    expect(Object.keys(hers)).not.toEqual(Object.keys(his));
    // What happens to it from now on is told to whoever has it.
    await paul.post(`/api/v1/bookings/${reference}/cancellation`);
    const later = await tell(service);
    expect(toldTo(later, jeanne)).toHaveLength(2);
    expect(standing(calendarOf(later, paul))).toEqual([]);
  });

  test('both calendars follow a swap', async () => {
    const [first, second] = [nextDay(), nextDay()];
    const [hers, his] = [await hasBooked(jeanne, desk(first)), await hasBooked(paul, desk(second))];
    await tell(service);
    await accept(paul, await offered(jeanne, hers, { to: paul.email, inExchangeFor: his }));
    const mails = await tell(service);
    expect(standing(calendarOf(mails, jeanne))).toEqual([expect.stringContaining(second)]);
    expect(standing(calendarOf(mails, paul))).toEqual([expect.stringContaining(first)]);
    const subjects = mails
      .filter(({ kind }) => kind === 'booking-handed-over')
      .map((mail) => mail.letter.subject);
    expect(subjects.slice(-2)).toEqual(Array(2).fill(expect.stringMatching(/^Réservation échangée/)));
  });

  test('at once, the confirmation of before is told to nobody: it would show the next holder another’s', async () => {
    const reference = await hasBooked(jeanne, { ...desk(nextDay()), title: 'Entretien' });
    await accept(paul, await offered(jeanne, reference, { to: paul.email }));
    const mails = await tell(service);
    expect(toldTo(mails, paul)).toEqual(['confirmed, REQUEST']);
    expect(toldTo(mails, jeanne)).toEqual(['handed-over']);
    expect(JSON.stringify(mails)).not.toContain('Entretien');
  });

  test('a date of a series leaves it, and the calendar that shows them together lets go of that date', async () => {
    const wish = { resource: 'fig-desk', halfDay: 'morning', from: '2027-01-05', onConflict: 'skip' };
    const made = await jeanne.post('/api/v1/series', { ...wish, rule: 'FREQ=WEEKLY;COUNT=3' });
    expect(made.status).toBe(201);
    await tell(service);
    const [{ reference } = { reference: '' }] = await service.database.query<{ reference: string }>(
      `select reference from booking where series_date = '2027-01-12'`,
    );
    await accept(paul, await offered(jeanne, reference, { to: paul.email }));
    const mails = await tell(service);
    const last = mails.filter(({ to }) => to === jeanne.email).at(-1)?.letter;
    expect(last?.subject).toMatch(/^Réservation cédée/);
    expect(last?.calendar?.method).toBe('CANCEL');
    expect(last?.calendar?.content).toMatch(/RECURRENCE-ID[^\r]*20270112T090000/);
    expect(standing(calendarOf(mails, paul))).toEqual([expect.stringContaining('2027-01-12')]);
    expect(
      await service.database.query(
        `select fate from series_date where date = '2027-01-12' union all
select 'still in it' from booking where reference = $1 and (series_id is not null or series_date is not null)`,
        [reference],
      ),
    ).toEqual([{ fate: 'left_out' }]);
    expect(await service.doctor()).toEqual([]);
  });

  test('the links of earlier mails open it no more', async () => {
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const [{ id } = { id: '' }] = await service.database.query<{ id: string }>(
      'select id from booking where reference = $1',
      [reference],
    );
    const { see } = service.app
      .get(BookingLinks)
      .of({ booking: id, holder: jeanne.account, until: service.clock.now() + 30 * DAY });
    expect((await service.anybody.get(new URL(see).pathname)).status).toBe(200);
    await accept(paul, await offered(jeanne, reference, { to: paul.email }));
    expect((await service.anybody.get(new URL(see).pathname)).status).toBe(410);
  });

  test('the host hears of it, when it is for today', async () => {
    const reference = await hasBooked(jeanne, desk('2026-11-23', 'afternoon'));
    await tell(service);
    await service.database.query('delete from outgoing_mail');
    await accept(paul, await offered(jeanne, reference, { to: paul.email }));
    const [mail] = (await tell(service)).filter(({ to }) => to === host.email);
    expect(mail?.letter.subject).toContain('une réservation cédée');
    expect(mail?.letter.text).toMatch(/paul \(première visite\) vient aujourd’hui de 13\sh\s30/);
  });
});
