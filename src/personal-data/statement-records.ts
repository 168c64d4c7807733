/** Where a person is among what was due: the amounts of closed months stay when they have left, and are nobody's then. */
import { INTERNAL, type PersonalRecord } from './personal-record.js';

export const STATEMENT_RECORDS = [
  {
    section: 'statements',
    table: 'statement',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.month, mine.telecentre_id',
    tells: {
      telecentre: '(select name from telecentre where id = mine.telecentre_id)',
      month: 'mine.month',
      year: 'mine.year',
      number: 'mine.number',
      employerSiret: 'mine.employer_siret',
      status: 'mine.status',
      cents: 'mine.total_cents',
      lines: 'mine.lines',
    },
    withholds: {
      id: INTERNAL,
      debtor: 'the same for all of them: a member',
      debtor_key: 'empty: of tenants who are no members',
      body_name: 'empty: of tenants who are no members',
      counted: 'the bookings that the lines tell of',
    },
    forgottenBy:
      'update statement mine set account_id = null, status = null from me where mine.account_id = me.id',
  },
] as const satisfies readonly PersonalRecord[];
