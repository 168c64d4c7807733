import type { CalendarAnswer } from '../../src/inbound-mail/calendar-answer.js';
import {
  decideReply,
  type Reply,
  type ToldEntry,
  type Verdict,
} from '../../src/inbound-mail/decide-reply.js';

const JEANNE = 'jeanne@example.org';

const DECLINED: CalendarAnswer = {
  method: 'REPLY',
  uid: 'a',
  sequence: 1,
  date: null,
  attendees: [{ address: JEANNE, status: 'DECLINED' }],
};
const REPLY: Reply = { isAutomatic: false, sender: JEANNE, isVouchedFor: true, answers: [DECLINED] };
const TOLD: ToldEntry = {
  holder: 'Jeanne@Example.org',
  sequence: 1,
  isWithdrawn: false,
  wasCancelledSince: false,
};

describe('an answer of a calendar', () => {
  test.each<[string, Partial<Reply>, Partial<ToldEntry>]>([
    ['that declines what it was last told', {}, {}],
    [
      'that knows the reader by another address',
      answered({ attendees: [{ address: 'j@other.example', status: 'DECLINED' }] }),
      {},
    ],
    [
      'that names others as well',
      answered({
        attendees: [
          { address: 'paul@example.org', status: 'ACCEPTED' },
          { address: JEANNE, status: 'DECLINED' },
        ],
      }),
      {},
    ],
  ])('%s cancels', (_, reply, told) => {
    expect(decide(reply, told)).toEqual({ then: 'cancel' });
  });

  test('that declines an older version is explained', () => {
    expect(decide({}, { sequence: 2 })).toEqual({ then: 'explain' });
  });

  test.each<[string, string, Partial<Reply>, Partial<ToldEntry> | null]>([
    ['automatic', 'that a machine gave', { isAutomatic: true }, {}],
    ['not-ours', 'in which there is none', { answers: [] }, {}],
    ['unreadable', 'that contradicts itself', { answers: [DECLINED, { ...DECLINED, uid: 'b' }] }, {}],
    ['not-believed', 'of nobody', { sender: null }, {}],
    ['not-believed', 'that our server does not vouch for', { isVouchedFor: false }, {}],
    ['not-believed', 'of somebody else', { sender: 'paul@example.org' }, {}],
    ['not-ours', 'about an entry that we do not know', {}, null],
    ['accepted', 'that accepts', status('ACCEPTED'), {}],
    ['accepted', 'that accepts an old version', status('ACCEPTED'), { sequence: 4 }],
    ['noted', 'that declines what was never sent', answered({ sequence: 2 }), {}],
    ['not-believed', 'of a lookalike', { sender: 'karol@example.org' }, { holder: '\u212Aarol@example.org' }],
    ['noted', 'that does not know yet', status('TENTATIVE'), {}],
    ['noted', 'that says nothing', status(''), {}],
    ['noted', 'that proposes another time', answered({ method: 'COUNTER' }), {}],
    ['noted', 'that cancels by itself', answered({ method: 'CANCEL' }), {}],
    ['noted', 'without a method', answered({ method: '' }), {}],
    ['noted', 'for nobody', answered({ attendees: [] }), {}],
    [
      'noted',
      'for several others',
      answered({
        attendees: [
          { address: 'paul@example.org', status: 'DECLINED' },
          { address: 'nina@example.org', status: 'DECLINED' },
        ],
      }),
      {},
    ],
    ['repeated', 'about an entry that was cancelled', {}, { isWithdrawn: true }],
    [
      'repeated',
      'about a booking that was cancelled and restored since',
      {},
      { sequence: 3, wasCancelledSince: true },
    ],
    ['repeated', 'that is read again before its cancellation was told', {}, { wasCancelledSince: true }],
  ])('%s: one %s changes nothing', (outcome, _, reply, told) => {
    expect(decide(reply, told)).toMatchObject({ then: 'nothing', outcome });
  });

  test('leaves nothing of what a stranger wrote', () => {
    const verdict = decide(answered({ method: 'JEANNE@EXAMPLE.ORG' }), {});
    expect(JSON.stringify(verdict)).not.toMatch(/jeanne/i);
  });
});

function decide(reply: Partial<Reply>, told: Partial<ToldEntry> | null): Verdict {
  return decideReply({ ...REPLY, ...reply }, told === null ? undefined : { ...TOLD, ...told });
}

function answered(answer: Partial<CalendarAnswer>): Partial<Reply> {
  return { answers: [{ ...DECLINED, ...answer }] };
}

function status(word: string): Partial<Reply> {
  return answered({ attendees: [{ address: JEANNE, status: word }] });
}
