/** What members read of their series, and what their calendars show, once all mails have come over the wire. */
import { simpleParser, type ParsedMail } from 'mailparser';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { SeriesReader } from '../icalendar/series-reader.js';
import type { PostOffice } from '../outbox/post-office.js';
import { desks, networkOf, type PlaceSetUp } from '../bookings/places.js';
import { make, SERIES } from '../series/houses.js';
import type { Answer, KnownCaller, TestService } from '../support/service.js';
import { tell } from './telling.js';

const FAR_AHEAD = { horizonDays: 1000, granularities: ['hour', 'half_day', 'day'] };

/** A place for everybody, at each telecentre. */
export const ROOMY = networkOf(
  house('montmurat', {}),
  house('figeac', { closedOnPublicHolidays: true }),
  house('sousceyrac', {}),
  house('aurillac', {}, { needsApproval: true }),
);

function house(slug: string, given: Partial<PlaceSetUp>, policy: object = {}): PlaceSetUp {
  return {
    slug,
    location: [44.6, 2.0],
    ...given,
    resources: [desks(`${slug}-desk`, 60, { ...FAR_AHEAD, ...policy })],
  };
}

export interface Reading {
  readonly service: TestService;
  readonly office: PostOffice;
}

/** A series that was made, with what is needed to change it. */
export interface Made {
  readonly id: string;
  readonly member: KnownCaller;
  /** The references of its bookings, by their dates. */
  readonly references: ReadonlyMap<string, string>;
}

export async function made(member: KnownCaller, wish: object): Promise<Made> {
  const { body } = done(await make(member, wish)) as { body: SeriesBody };
  const booked = body.dates.flatMap(({ date, booking }) =>
    booking ? [[date, booking.reference] as const] : [],
  );
  return { id: body.id, member, references: new Map(booked) };
}

interface SeriesBody {
  readonly id: string;
  readonly dates: readonly {
    readonly date: string;
    readonly booking?: { readonly reference: string } | null;
  }[];
}

export async function changed({ id, member }: Made, change: object): Promise<Made> {
  const { body } = done(await member.patch(`${SERIES}/${id}`, change)) as {
    body: { series?: SeriesBody } & SeriesBody;
  };
  return { id: body.series?.id ?? body.id, member, references: new Map() };
}

export async function givenBack({ id, member }: Made, wish: object): Promise<void> {
  done(await member.post(`${SERIES}/${id}/cancellation`, wish));
}

export function referenceOn({ references }: Made, date: string): string {
  return references.get(date) ?? `nothing on ${date}`;
}

/** All mails that came to somebody, in order, once everything is told. */
export async function mailsTo(
  { service, office }: Reading,
  { email }: { readonly email: string },
): Promise<ParsedMail[]> {
  await tell(service);
  await service.app.get(MailWorker).sendDue();
  const theirs = office.wire.filter(({ to }) => to.some(({ address }) => address === email));
  return Promise.all(theirs.map(({ raw }) => simpleParser(raw)));
}

export function calendarsIn(mails: readonly ParsedMail[]): string[] {
  return mails.flatMap(({ attachments }) =>
    attachments
      .filter(({ contentType, filename }) => contentType === 'text/calendar' && filename === undefined)
      .map(({ content }) => content.toString()),
  );
}

/** The calendar of somebody who has read all mails from the first. */
export async function calendarOf(
  reading: Reading,
  member: { readonly email: string },
): Promise<SeriesReader> {
  const reader = new SeriesReader();
  for (const text of calendarsIn(await mailsTo(reading, member))) reader.receive(text);
  return reader;
}

/** Beginnings of what somebody has booked. */
export async function bookedBy(
  { database }: TestService,
  { account }: { readonly account: string },
): Promise<number[]> {
  const rows = await database.query<{ start: Date }>(
    `select starts_at as start from booking where account_id = $1 and status in ('confirmed', 'checked_in', 'completed')
order by starts_at`,
    [account],
  );
  return rows.map(({ start }) => start.getTime());
}

function done(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer;
}
