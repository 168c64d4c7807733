/** Members who book, move and cancel while things break, and who remember every promise they were given. */
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '../../src/reservation/local-time.js';
import { bookNow, bookingPath, BOOKINGS, pick, randomFrom } from '../bookings/rivals.js';
import type { Answer, Caller } from '../support/service.js';
import { command, type Environment, type Serving } from './serving.js';

export interface Promised {
  readonly token: string;
  readonly revision: number;
  readonly status: string;
  readonly resource: string;
  readonly start: string;
  /** A change was asked for and never answered: it may have been made. */
  readonly unsure: boolean;
}

/** By reference, the last answer about each booking. */
export type Ledger = Map<string, Promised>;

export interface Rush {
  /** How often each status was answered; 0 counts requests without an answer. */
  readonly statuses: Record<number, number>;
  /** Lets everybody finish what they are at. */
  end(): Promise<void>;
}

/** Four desks, six days a week, also on public holidays: some hundred half-days of each desk. */
const WISH = { telecentre: 'montmurat', kind: 'desk' };
const DAYS = 55;

/** Twelve members at once, who share these tokens. */
export function rush(serving: Serving, tokens: readonly string[], ledger: Ledger, seed: number): Rush {
  const statuses: Record<number, number> = {};
  let going = true;
  const random = randomFrom(seed);
  const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1);
  const everybody = Array.from({ length: 12 }, (_, index) => goOn(tokens[index % tokens.length] ?? ''));
  return {
    statuses,
    end: async () => {
      going = false;
      await Promise.all(everybody);
    },
  };

  async function goOn(token: string): Promise<void> {
    const member = serving.member(token);
    const own: string[] = [];
    while (going && serving.isRunning()) {
      const reference = own.length > 0 && random() < 0.3 ? pick(own, random) : undefined;
      const answer = await answerOf(reference === undefined ? book(member) : change(member, reference));
      const status = answer?.status ?? 0;
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 0 || status === 503) {
        if (reference !== undefined) doubt(reference);
        await pause(20);
      } else if (answer !== undefined && status < 300) {
        const booked = remember(token, answer);
        if (reference === undefined) own.push(booked);
      }
    }
  }

  function book(member: Caller): Promise<Answer> {
    return bookNow(member, { ...WISH, ...someTime(), hold: random() < 0.2 });
  }

  function change(member: Caller, reference: string): Promise<Answer> {
    const path = bookingPath(reference);
    return random() < 0.5 ? member.patch(path, someTime()) : member.post(`${path}/cancellation`);
  }

  function someTime(): object {
    const date = addDays(tomorrow, Math.floor(random() * DAYS));
    return { date, halfDay: pick(['morning', 'afternoon', 'day'], random) };
  }

  function remember(token: string, { body }: Answer): string {
    const { reference, ...told } = body as Promised & { reference: string };
    const { revision, status, resource, start } = told;
    const before = ledger.get(reference);
    if (before === undefined || before.revision <= revision)
      ledger.set(reference, { token, revision, status, resource, start, unsure: before?.unsure ?? false });
    return reference;
  }

  function doubt(reference: string): void {
    const before = ledger.get(reference);
    if (before) ledger.set(reference, { ...before, unsure: true });
  }
}

/** The bookings of the ledger that are not there, or are not as was promised. */
export async function broken(serving: Serving, ledger: Ledger): Promise<string[]> {
  const lost: string[] = [];
  for (const [reference, promised] of ledger) {
    const answer = await serving.member(promised.token).get(bookingPath(reference));
    const found = answer.body as Promised;
    const same =
      found.revision === promised.revision &&
      found.status === promised.status &&
      found.resource === promised.resource &&
      found.start === promised.start;
    const further = promised.unsure && found.revision > promised.revision;
    if (answer.status !== 200 || !(same || further))
      lost.push(
        `${reference}: promised ${JSON.stringify(promised)}, found ${answer.status} ${JSON.stringify(found)}`,
      );
  }
  return lost;
}

/** Places and times that the members’ lists show more than once. */
export async function doubles(serving: Serving, tokens: readonly string[]): Promise<string[]> {
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const token of tokens) {
    for (const booking of await allOf(serving.member(token))) {
      if (booking.status !== 'confirmed' && booking.status !== 'held') continue;
      const halves = booking.halfDay === 'day' ? ['morning', 'afternoon'] : [booking.halfDay];
      for (const half of halves) {
        const place = `${booking.resource} ${booking.start.slice(0, 10)} ${half}`;
        if (seen.has(place)) twice.push(place);
        seen.add(place);
      }
    }
  }
  return twice;
}

interface Listed {
  readonly reference: string;
  readonly status: string;
  readonly resource: string;
  readonly start: string;
  readonly halfDay: string;
}

async function allOf(member: Caller): Promise<Listed[]> {
  const all: Listed[] = [];
  for (let after = ''; ;) {
    const page = await member.get(`${BOOKINGS}?limit=200${after}`);
    const { bookings } = page.body as { bookings: Listed[] };
    all.push(...bookings);
    const last = bookings.at(-1);
    if (last === undefined || bookings.length < 200) return all;
    after = `&after=${last.reference}`;
  }
}

/** What the operator hears who asks whether everything is in order. */
export async function doctor(env: Environment): Promise<{ code: number; out: string }> {
  return command(env, 'doctor');
}

/** Undefined when the line was cut. */
async function answerOf(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch {
    return undefined;
  }
}
