/** What people read about a series and about a team: one mail for all of it. */
import { ContinuingService } from '../../src/series/continuing.service.js';
import { networkOf, desks } from '../bookings/places.js';
import { MONDAY_MORNING, startService, type KnownCaller, type TestService } from '../support/service.js';
import { changed, givenBack, made, ROOMY, referenceOn } from './series-telling.js';
import {
  booked,
  cancelled,
  decline,
  FOR_JEANNE,
  moved,
  peopleOf,
  tell,
  type People,
  type Told,
} from './telling.js';

let service: TestService;
let people: People;
beforeAll(async () => {
  service = await startService({ network: WITH_HORIZONS });
  people = await peopleOf(service);
});
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});
beforeEach(async () => {
  await decline(service, people.jeanne);
  service.clock.set(MONDAY_MORNING);
  await tell(service);
  await service.database.query('delete from outgoing_mail');
});

const WITH_HORIZONS = {
  ...ROOMY,
  ...networkOf(
    ...['figeac', 'aurillac', 'montmurat', 'lacapelle'].map((slug) => ({
      slug,
      location: [44.6, 2.0] as const,
      closedOnPublicHolidays: slug === 'figeac',
      resources: [
        desks(`${slug}-desk`, 20, {
          horizonDays: slug === 'lacapelle' ? 60 : 1000,
          needsApproval: slug === 'aurillac',
        }),
      ],
    })),
  ),
};
const THURSDAYS = { halfDay: 'morning', from: '2027-04-15', rule: 'FREQ=WEEKLY;COUNT=5' } as const;
const AT_FIGEAC = { telecentre: 'figeac', kind: 'desk', ...THURSDAYS };

describe('the mail of a series', () => {
  test('says how often, each date with its place, and what could not be had', async () => {
    const { jeanne } = people;
    await made(jeanne, AT_FIGEAC);
    const [mail, ...others] = await tell(service);
    expect(others).toEqual([]);
    expect(mail?.letter.subject).toBe(
      'Confirmé\u00a0: tous les jeudis matin à figeac, du 15 avril au 13 mai 2027',
    );
    expect(mail?.letter.from?.address).toBe('telecentres+figeac@example.org');
    const text = wordsOf(mail);
    expect(text).toContain(
      'C’est réservé : un poste vous attend à figeac, tous les jeudis matin, 4 fois du 15 avril au 13 mai 2027.',
    );
    expect(text).toContain('Une date n’a pas pu être réservée : la liste dit pourquoi.');
    expect(text).toContain('- jeudi 22 avril 2027 : Open space 1');
    expect(text).toContain('- jeudi 6 mai 2027 : pas réservé, fermé (Ascension)');
    expect(text).toMatch(
      /Annuler la prochaine date, jeudi 15 avril : http\S*\/booking\/[\w-]{48}\/cancellation/,
    );
    expect(text).toMatch(/Voir, changer ou annuler les dates : http\S*\/series\/[\da-f-]{36}/);
  });

  test('says which date is at another place, in the language of whoever reads it', async () => {
    const english = await service.visitor();
    await service.database.query(`update account set language = 'en' where id = $1`, [english.account]);
    await booked(people.paul, { resource: 'montmurat-desk-1', date: '2027-04-22', halfDay: 'morning' });
    await tell(service);
    await made(english, { telecentre: 'montmurat', kind: 'desk', ...THURSDAYS });
    const mail = (await tell(service)).at(-1);
    expect(mail?.letter.subject).toBe(
      'Confirmed: every Thursday morning in montmurat, from 15 April to 13 May 2027',
    );
    const places = [
      ...wordsOf(mail).matchAll(/- Thursday [^:]*: Open space (\d+)( \(not the usual place\))?/g),
    ];
    const usual = places.filter(([, , other]) => other === undefined);
    expect(new Set(usual.map(([, number]) => number)).size).toBe(1);
    expect(places).toHaveLength(5);
  });

  test('says from when the dates that are too far ahead can be booked, and then what became of them', async () => {
    const { jeanne } = people;
    const wish = {
      telecentre: 'lacapelle',
      kind: 'desk',
      halfDay: 'morning',
      from: '2027-01-07',
      rule: 'FREQ=WEEKLY;COUNT=4',
    };
    await made(jeanne, wish);
    const [mail] = await tell(service);
    expect(wordsOf(mail)).toMatch(
      /une date ne peut pas encore être réservée|\d dates ne peuvent pas encore être réservées/i,
    );
    expect(mail?.letter.subject).toContain('du 7 janvier au 28 janvier 2027');
    expect(wordsOf(mail)).toMatch(
      /tous les jeudis matin, (3 fois du 7 janvier au 21|2 fois du 7 janvier au 14) janvier/,
    );
    await service.database.query('delete from outgoing_mail');
    service.clock.set('2026-12-02T09:00:00+01:00');
    await service.app.get(ContinuingService).continueDue(service.clock.now());
    const [news] = await tell(service);
    expect(inShort(news)).toBe('joint-continued, REQUEST');
    expect(news?.letter.subject).toMatch(/^Réservé aussi\u00a0: tous les jeudis matin à lacapelle, /);
    expect(wordsOf(news)).toMatch(/- jeudi 28 janvier 2027 : Open space \d/);
  });

  test('says who did it, and can be stopped where they did it themselves', async () => {
    const { jeanne, paul, host } = people;
    await decline(service, jeanne, 'invitation');
    await service.database.query(`update account set name = 'Paul Voisin' where id = $1`, [paul.account]);
    const byPaul = await made(paul, { ...AT_FIGEAC, ...FOR_JEANNE });
    const own = await made(jeanne, { ...AT_FIGEAC, halfDay: 'afternoon' });
    await changed(own, { scope: 'all', title: 'Compta' });
    await givenBack({ ...byPaul, member: host }, { scope: 'all', reason: 'Fuite d’eau' });
    const mails = await tell(service);
    await decline(service, jeanne);
    expect(mails.map(inShort)).toEqual([
      'joint-made',
      'joint-made',
      'joint-changed, may stop',
      'joint-cancelled',
    ]);
    expect(wordsOf(mails[0])).toContain('Paul Voisin a réservé pour vous : un poste vous attend à figeac');
    expect(mails[3]?.letter.subject).toMatch(/^Annulé par le télécentre\u00a0: tous les jeudis matin/);
    expect(wordsOf(mails[3])).toContain('Le télécentre a dû annuler 4 de vos réservations : fuite d’eau.');
  });

  test('of a change says what was before, and of a date that could not follow why', async () => {
    const { jeanne } = people;
    const series = await made(jeanne, { telecentre: 'montmurat', kind: 'desk', ...THURSDAYS });
    await tell(service);
    await service.database.query('delete from outgoing_mail');
    await changed(series, { scope: 'all', telecentre: 'figeac', kind: 'desk' });
    const mail = (await tell(service)).at(-1);
    expect(mail?.letter.subject).toMatch(/^Changé\u00a0: tous les jeudis matin à figeac/);
    const text = wordsOf(mail);
    expect(text).toMatch(
      /- jeudi 15 avril 2027 : Open space \d+, auparavant : Open space \d+, Télécentre de montmurat/,
    );
    expect(text).toContain('- jeudi 6 mai 2027 : inchangé, fermé');
  });

  test('asks a host once for all dates of a place that is only given on request', async () => {
    const { jeanne } = people;
    await made(jeanne, { telecentre: 'aurillac', kind: 'desk', ...THURSDAYS });
    const mails = await tell(service);
    expect(mails.map((mail) => `${mail.to}: ${inShort(mail)}`)).toEqual([
      'jeanne@example.org: joint-made',
      'host@example.org: request',
    ]);
    expect(mails[0]?.letter.subject).toMatch(/^Demande transmise\u00a0: tous les jeudis matin/);
    expect(wordsOf(mails[0])).toContain('5 dates attendent l’accord de l’accueil');
    expect(mails[1]?.letter.subject).toBe('aurillac, 5\u00a0demandes attendent votre réponse');
    expect(wordsOf(mails[1])).toMatch(/- jeudi 15 avril 2027, 9 h – 12 h : Open space 1/);
    expect(wordsOf(mails[1])).toMatch(/Répondre aux demandes : http\S*\/telecentres\/aurillac\/requests /);
  });

  test('leaves the hosts of today’s date to be told as of any booking', async () => {
    const { jeanne } = people;
    const daily = {
      telecentre: 'figeac',
      kind: 'desk',
      halfDay: 'afternoon',
      from: '2026-11-23',
      rule: 'FREQ=DAILY;COUNT=3',
    };
    await made(jeanne, daily);
    const mails = await tell(service);
    expect(mails.map((mail) => `${mail.to}: ${inShort(mail)}`)).toEqual([
      'jeanne@example.org: joint-made, REQUEST',
      'host@example.org: last-minute, may stop',
    ]);
  });

  test('is in one conversation with those about its dates', async () => {
    const { jeanne } = people;
    const series = await made(jeanne, { telecentre: 'montmurat', kind: 'desk', ...THURSDAYS });
    await moved(jeanne, referenceOn(series, '2027-04-22'), { date: '2027-04-22', halfDay: 'afternoon' });
    const mails = await tell(service);
    expect(mails.map(({ kind, thread }) => [kind, thread])).toEqual([
      ['joint-made', series.id],
      ['booking-moved', series.id],
    ]);
  });
});

describe('the mail of a team', () => {
  test('lists its places, and its calendar has one entry until the last is given back', async () => {
    const { jeanne } = people;
    const references = await teamOf(jeanne, 3);
    const [mail] = await tell(service);
    expect(mail?.letter.subject).toBe(
      'Confirmé\u00a0: 3\u00a0postes à montmurat, mardi 12 janvier, 9\u00a0h\u00a0–\u00a012\u00a0h',
    );
    expect(wordsOf(mail)).toContain('- Open space 1 : poste - Open space 2 : poste - Open space 3 : poste');
    for (const reference of references) {
      await cancelled(jeanne, reference);
      await tell(service);
    }
    const calendars = (await tell(service)).map(({ letter }) => letter.calendar);
    expect(calendars.map((one) => one?.method)).toEqual(['REQUEST', 'REQUEST', 'REQUEST', 'CANCEL']);
    const unfolded = calendars.map((one) => one?.content.replaceAll('\r\n ', '') ?? '');
    expect(new Set(unfolded.map((text) => /UID:(\S+)/.exec(text)?.[1])).size).toBe(1);
    expect(unfolded.map((text) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]))).toEqual([0, 1, 2, 3]);
    expect(unfolded.map((text) => /SUMMARY:(.*?) – /.exec(text)?.[1])).toEqual([
      'Open space 1\\, Open space 2\\, Open space 3',
      'Open space 2\\, Open space 3',
      'Open space 3',
      'Open space 3',
    ]);
  });
});

/** So many desks side by side. */
async function teamOf(who: KnownCaller, count: number): Promise<string[]> {
  const places = Array.from({ length: count }, (_, at) => ({ resource: `montmurat-desk-${at + 1}` }));
  const at = { date: '2027-01-12', halfDay: 'morning' };
  const { body } = (await who.post('/api/v1/team-bookings', {
    telecentre: 'montmurat',
    places,
    ...at,
  })) as {
    body: { bookings: { reference: string }[] };
  };
  return body.bookings.map(({ reference }) => reference);
}

function wordsOf(mail: Told | undefined): string {
  return (mail?.letter.text ?? '').replace(/[\s\u00a0]+/g, ' ');
}

function inShort(mail: Told | undefined): string {
  const { calendar, unsubscribe } = mail?.letter ?? {};
  return [
    mail?.kind,
    ...(calendar === undefined ? [] : [calendar.method]),
    ...(unsubscribe === undefined ? [] : ['may stop']),
  ].join(', ');
}
