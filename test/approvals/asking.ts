/** A house with one meeting room that anybody books and one that is only given on request, and who meets there. */
import { networkOf, room } from '../bookings/places.js';
import { bookNow, referenceOf } from '../bookings/rivals.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';

export const APPROVAL_HOURS = 8;

export const HOUSE = networkOf(
  {
    slug: 'vic',
    resources: [room('libre'), room('conseil', { needsApproval: true, approvalHours: APPROVAL_HOURS })],
  },
  { slug: 'ailleurs', department: '12', resources: [room('autre')] },
);

/** 9 h – 12 h on the day after that of these tests. */
export const MORNING = { date: TUESDAY, halfDay: 'morning' };
export const COUNCIL = { resource: 'conseil', ...MORNING };

export interface World {
  readonly service: TestService;
  readonly jeanne: KnownCaller;
  readonly host: KnownCaller;
  readonly otherHost: KnownCaller;
}

export function openHouse(): Promise<TestService> {
  return startService({ network: HOUSE });
}

/** On a service that knows nobody yet. */
export async function peopleOf(service: TestService): Promise<World> {
  const grants = [{ role: 'host', telecentre: 'vic' }] as const;
  return {
    service,
    jeanne: await service.visitor('jeanne@example.org'),
    host: await service.visitor('host@example.org', { grants }),
    otherHost: await service.visitor('second@example.org', { grants }),
  };
}

export async function ask(who: KnownCaller, wish: object = {}): Promise<string> {
  const answer = await bookNow(who, { ...COUNCIL, ...wish });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return referenceOf(answer);
}

export function answerTo(
  who: KnownCaller,
  reference: string,
  decision: 'approve' | 'decline',
  word?: string,
): Promise<Answer> {
  const body = word === undefined ? { decision } : { decision, word };
  return who.post(`/api/v1/bookings/${reference}/approval`, body);
}

export async function storyOf({ service }: World, reference: string): Promise<string[]> {
  const events = await service.database.query<{ kind: string }>(
    `select e.kind from booking_event e join booking b on b.id = e.booking_id where b.reference = $1 order by e.revision`,
    [reference],
  );
  return events.map(({ kind }) => kind);
}

/** What the answers of these tests are asked about. */
export interface Said {
  readonly reference: string;
  readonly revision: number;
  readonly expiresAt?: string;
  readonly type?: string;
  readonly violations?: readonly object[];
}

export function saidIn({ status, body }: Answer): { readonly status: number; readonly body: Said } {
  return { status, body: body as Said };
}
