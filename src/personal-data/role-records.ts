/** The roles that somebody has, has given or taken, and what they have changed of the network in them. */
import { INTERNAL, OF_ANOTHER, type PersonalRecord } from './personal-record.js';

export const ROLE_RECORDS = [
  {
    section: 'roles',
    table: 'role_grant',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.granted_at, mine.id',
    tells: {
      role: 'mine.role',
      telecentre: '(select name from telecentre where id = mine.telecentre_id)',
      department: '(select name from department where code = mine.department_code)',
      employerSiret: 'mine.employer_siret',
      startsAt: 'mine.starts_at',
      endsAt: 'mine.ends_at',
      lent: 'mine.lent_from is not null',
      grantedAt: 'mine.granted_at',
      revokedAt: 'mine.revoked_at',
    },
    withholds: { id: INTERNAL, granted_by: OF_ANOTHER, revoked_by: OF_ANOTHER },
  },
  {
    section: 'rolesGivenOrTaken',
    table: 'role_grant',
    whose: 'mine.account_id <> me.id and me.id in (mine.granted_by, mine.revoked_by)',
    sortedBy: 'mine.granted_at, mine.id',
    tells: {
      role: 'mine.role',
      telecentre: '(select name from telecentre where id = mine.telecentre_id)',
      department: '(select name from department where code = mine.department_code)',
      employerSiret: 'mine.employer_siret',
      givenByMeAt: 'case when mine.granted_by = me.id then mine.granted_at end',
      takenByMeAt: 'case when mine.revoked_by = me.id then mine.revoked_at end',
    },
    withholds: {
      id: INTERNAL,
      starts_at: OF_ANOTHER,
      ends_at: OF_ANOTHER,
      lent_from: INTERNAL,
    },
  },
  {
    section: 'changesOfTheNetwork',
    table: 'network_change',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.at, mine.id',
    tells: {
      at: 'mine.at',
      telecentre: '(select name from telecentre where id = mine.telecentre_id)',
      department: '(select name from department where code = mine.department_code)',
    },
    withholds: {
      id: INTERNAL,
      by_operator: INTERNAL,
      before: 'what was published of a place, and nothing about people',
      after: 'what was published of a place, and nothing about people',
    },
  },
] as const satisfies readonly PersonalRecord[];
