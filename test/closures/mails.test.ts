/** What arrives over the wire when a house closes, read as a mail program and a calendar read it. */
import { simpleParser, type ParsedMail } from 'mailparser';
import { Notifications } from '../../src/notifications/notifications.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { ReaderCalendar } from '../icalendar/reader.js';
import { openPostOffice, type PostOffice } from '../outbox/post-office.js';
import { TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { BOILER, booked, close, MORNING, offerIn, openHouses, type World, worldOf } from './houses.js';

let office: PostOffice;
let service: TestService;
let world: World;
let jeanne: KnownCaller;
let calendar: ReaderCalendar;
beforeAll(async () => {
  office = await openPostOffice();
  service = await openHouses({ smtpUrl: office.url });
});
beforeEach(async () => {
  await service.startAgain();
  world = await worldOf(service);
  jeanne = await world.service.visitor('jeanne@example.org');
  calendar = new ReaderCalendar();
});
afterAll(async () => {
  await service.close();
  await office.close();
});

const NINE = Date.parse(`${TUESDAY}T09:00:00+01:00`);

test('one mail says who closes, until when and why, takes the entry out of the calendar and offers another place', async () => {
  await booked(jeanne);
  await arrived();
  expect(calendar.shown).toEqual([NINE]);
  await close(world.host, { ...BOILER, message: 'Le plombier vient mercredi.' });
  const [mail, ...others] = await arrived();
  expect(others).toEqual([]);
  expect(calendar.shown).toEqual([]);
  expect(mail?.subject?.replaceAll('\u00a0', ' ')).toMatch(
    /^Fermé à Naucelle, .*une place .* vous attend jusqu’à 20 h$/,
  );
  const text = mail?.text?.replaceAll(/\s+/g, ' ') ?? '';
  expect(text).toContain('Le télécentre de Naucelle ferme le mardi 24 novembre : panne de chauffage.');
  expect(text).toContain('Le plombier vient mercredi.');
  expect(text).toContain('Télécentre de rieupeyroux');
  expect(text).toContain('Garder cette place');
  expect(text).toContain('Non merci');
});

test('an offer that waits until another day says which', async () => {
  await booked(jeanne, { ...MORNING, date: '2026-12-10' });
  await close(world.host, { ...BOILER, from: '2026-12-10', to: '2026-12-10' });
  const mail = (await arrived()).at(-1);
  expect(mail?.subject?.replaceAll('\u00a0', ' ')).toMatch(/vous attend jusqu’au mardi 24 novembre à 9 h$/);
});

test('somebody who is there when the house closes finds the new end in their calendar', async () => {
  const reference = await booked(jeanne, { ...MORNING, halfDay: 'day' });
  await arrived();
  world.service.clock.set(`${TUESDAY}T10:30:00+01:00`);
  await world.host.post(`/api/v1/bookings/${reference}/check-in`);
  await close(world.host, { ...BOILER, from: `${TUESDAY}T15:00` });
  const [mail] = await arrived();
  expect(entryOf(mail)).toMatch(/METHOD:REQUEST[\s\S]*DTEND[^\n]*T(150000|140000Z)/);
  await close(world.host, { ...BOILER, from: `${TUESDAY}T10:30` });
  const [atOnce] = await arrived();
  expect(entryOf(atOnce)).toMatch(/METHOD:REQUEST[\s\S]*DTEND[^\n]*T(103000|093000Z)/);
});

test('kept, the place is confirmed and comes into the calendar', async () => {
  await booked(jeanne);
  const answer = await close(world.host);
  await arrived();
  const offer = offerIn(answer);
  await jeanne.post(`/api/v1/bookings/${offer}/confirmation`);
  await arrived();
  expect(calendar.shown).toEqual([NINE]);
});

test('not wanted, it is given back without another word', async () => {
  await booked(jeanne);
  const answer = await close(world.host);
  await arrived();
  const offer = offerIn(answer);
  await jeanne.post(`/api/v1/bookings/${offer}/cancellation`);
  expect(await arrived()).toEqual([]);
});

test('a move within the house says why, and the entry stays', async () => {
  await booked(jeanne, { resource: 'nau-open-1', date: TUESDAY, halfDay: 'morning' });
  await arrived();
  await close(world.host, { ...BOILER, resource: 'nau-open-1' });
  const [mail] = await arrived();
  expect(calendar.shown).toEqual([NINE]);
  expect(mail?.text?.replaceAll(/\s+/g, ' ')).toContain('panne de chauffage');
});

test('whoever has nothing offered is told why, and no more', async () => {
  await booked(jeanne);
  const first = await world.service.member('first@example.org');
  await booked(first, { telecentre: 'rieupeyroux', kind: 'desk', date: TUESDAY, halfDay: 'morning' });
  await arrived();
  await close(world.host);
  const [mail] = await arrived();
  expect(mail?.subject).toMatch(/^Annulé par le télécentre/);
  expect(mail?.text).not.toContain('Garder cette place');
  expect(calendar.shown).toEqual([]);
});

test('what is only held for a stranger of the house ends with a mail as well', async () => {
  await booked(jeanne, { ...MORNING, hold: true });
  await close(world.host);
  const [mail] = await arrived();
  expect(mail?.subject).toMatch(/^Annulé par le télécentre/);
});

function entryOf(mail: ParsedMail | undefined): string {
  const part = mail?.attachments.find(({ contentType }) => contentType === 'text/calendar');
  return part?.content.toString('utf8') ?? '';
}

/** To Jeanne, since the last time; her calendar has read them. */
async function arrived(): Promise<ParsedMail[]> {
  await world.service.app.get(Notifications).tellDue();
  await world.service.app.get(MailWorker).sendDue();
  const mails = await Promise.all(office.wire.splice(0).map(({ raw }) => simpleParser(raw)));
  const hers = mails.filter(({ to }) => [to].flat().some((one) => one?.text.includes('jeanne@')));
  for (const mail of hers) {
    const part = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
    if (part !== undefined) calendar.receive(part.content.toString('utf8'));
  }
  return hers;
}
