/** Books all places of a team within one transaction, or says what stands in the way; then it is undone. */
import { randomUUID } from 'node:crypto';
import { Undo } from '../bookings/all-or-nothing.js';
import { book, type BookOutcome, type NewBooking, type RetryKey } from '../bookings/bookings.queries.js';
import { newReference } from '../bookings/reference.js';
import { comeBeforeOthers, tellTogether } from '../bookings/together.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import type { Shortfall } from '../reservation/team.js';
import { unitsWanted } from './seating.js';
import { planTeam, type TeamAttempt, type TeamPlan } from './team-plan.js';
import { insertTeam } from './teams.queries.js';

export type Attempted =
  | { readonly outcome: 'made'; readonly id: string }
  /** The key has an answer by now. */
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'incomplete'; readonly shortfalls: readonly Shortfall[] }
  /** Somebody with a single booking was quicker at one place. */
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'network-changed' };

export async function writeTeam(sql: Sql, attempt: TeamAttempt, retry: RetryKey | null): Promise<Attempted> {
  const { wish, caller, telecentre, wanted, network, now } = attempt;
  if (!(await comeBeforeOthers(sql, network.version, unitsWanted(wanted))))
    return { outcome: 'network-changed' };
  // Only now: nobody else takes several of these places meanwhile.
  const planned = await planTeam(sql, attempt);
  if (planned.outcome === 'incomplete') return planned;

  const id = randomUUID();
  const team = { id, account: caller.account, telecentreId: telecentre.id, title: wish.title };
  await insertTeam(sql, team, now);
  const parts = partsOf(attempt, planned.plan, id);
  for (const [index, part] of parts.entries()) {
    // One key stands for all of them: by the first of them they are found again.
    const outcome = await bookPart(sql, { ...part, retry: index === 0 ? retry : null }, now);
    if (outcome !== 'booked')
      throw new Undo({ outcome: outcome === 'repeated' ? outcome : 'taken' } satisfies Attempted);
  }
  const bookings = parts.map((part) => part.id);
  await tellTogether(sql, { of: { team: id }, kind: 'made', by: 'self', bookings }, now);
  return { outcome: 'made', id };
}

type Part = Omit<NewBooking, 'reference' | 'retry'>;

function partsOf(
  { wish, caller: { account }, network }: TeamAttempt,
  { telecentre, stay, seats }: TeamPlan,
  team: string,
): Part[] {
  const { title, message } = wish;
  return seats.map(({ candidates, people, awaitsApproval, expiresAt }) => ({
    ...{ id: randomUUID(), account, guestName: null, actor: account, networkVersion: network.version },
    ...{ telecentre, stay, candidates, people, equipment: [], title, message, awaitsApproval, expiresAt },
    ...{ partOf: { team }, turn: null },
  }));
}

async function bookPart(
  sql: Sql,
  part: Part & { readonly retry: RetryKey | null },
  now: Instant,
): Promise<BookOutcome['outcome']> {
  for (;;) {
    const { outcome } = await book(sql, { ...part, reference: newReference() }, now);
    if (outcome !== 'reference-used') return outcome;
  }
}
