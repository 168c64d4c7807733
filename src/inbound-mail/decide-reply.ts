/** What an answer of somebody's calendar changes. Whoever sends it must be who holds the booking, beyond doubt. */
import type { CalendarAnswer } from './calendar-answer.js';
import { inLowerCase } from './structured-header.js';

export interface Reply {
  /** An out-of-office note, a list, a report of a mail server. */
  readonly isAutomatic: boolean;
  /** Null: not exactly one. */
  readonly sender: string | null;
  /** Our mail server vouches for the domain of the sender. */
  readonly isVouchedFor: boolean;
  /** What its calendars say; each thing once. */
  readonly answers: readonly CalendarAnswer[];
}

/** What a calendar was last told of a booking. */
export interface ToldEntry {
  /** Address of whoever comes. */
  readonly holder: string;
  readonly sequence: number;
  readonly isWithdrawn: boolean;
  /** The booking was cancelled after the version that is answered: what the answer wants has been done, or undone since. */
  readonly wasCancelledSince: boolean;
}

export type Outcome =
  | 'unreadable'
  | 'too-large'
  | 'automatic'
  | 'not-ours'
  | 'not-believed'
  /** Nothing more is done about it. */
  | 'repeated'
  | 'accepted'
  | 'noted'
  | 'stale'
  | 'declined'
  | 'too-late'
  | 'bounce'
  /** Of a mail server, about a mail of ours that has not come back for good. */
  | 'report';

export type Verdict =
  | { readonly then: 'nothing'; readonly outcome: Outcome; readonly detail: string }
  /** The booking is no longer what the calendar knew: it stays, and its holder is told. */
  | { readonly then: 'explain' }
  | { readonly then: 'cancel' };

export function decideReply(reply: Reply, told: ToldEntry | undefined): Verdict {
  const { isAutomatic, sender, isVouchedFor, answers } = reply;
  const [answer, ...others] = answers;
  if (isAutomatic) return nothing('automatic', 'an automatic answer, a list or a report');
  if (answer === undefined) return nothing('not-ours', 'no answer of a calendar');
  if (others.length > 0) return nothing('unreadable', 'calendars that do not agree');
  if (sender === null) return nothing('not-believed', 'not exactly one sender');
  if (!isVouchedFor) return nothing('not-believed', 'our mail server does not vouch for the sender');
  if (told === undefined) return nothing('not-ours', 'an entry that we do not know');
  if (inLowerCase(told.holder) !== sender) return nothing('not-believed', 'not from who holds the booking');
  if (answer.method !== 'REPLY') return nothing('noted', knownWord(answer.method, METHODS));
  const status = statusOf(answer, sender);
  if (status === 'ACCEPTED') return nothing('accepted', 'sequence ' + String(answer.sequence));
  if (status !== 'DECLINED') return nothing('noted', knownWord(status, STATUSES));
  if (answer.sequence > told.sequence) return nothing('noted', 'a version that we never sent');
  if (told.isWithdrawn || told.wasCancelledSince) return nothing('repeated', 'it was cancelled before');
  return answer.sequence < told.sequence ? { then: 'explain' } : { then: 'cancel' };
}

/** Of the sender; a calendar that knows them by another address answers for one person all the same. */
function statusOf({ attendees }: CalendarAnswer, sender: string): string {
  const own = attendees.find(({ address }) => address === sender);
  const one = own ?? (attendees.length === 1 ? attendees[0] : undefined);
  return one?.status ?? '';
}

const METHODS = ['COUNTER', 'REFRESH', 'REQUEST', 'CANCEL', 'PUBLISH', 'ADD', 'DECLINECOUNTER'];
const STATUSES = ['TENTATIVE', 'NEEDS-ACTION', 'DELEGATED', 'COMPLETED', 'IN-PROCESS'];

/** What strangers write is not kept. */
function knownWord(word: string, known: readonly string[]): string {
  return known.includes(word) ? word : 'a word that we do not know';
}

function nothing(outcome: Outcome, detail: string): Verdict {
  return { then: 'nothing', outcome, detail };
}
