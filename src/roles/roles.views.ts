import type { Language } from '../platform/i18n/language.js';
import { withOffset } from '../reservation/local-time.js';
import { endedBySomebody, type GrantRecord } from './grant-record.js';
import { grantInWords } from './roles.words.js';

export function grantView(grant: GrantRecord): object {
  const { id, role, name, email } = grant;
  return { id, role, person: { name, email }, ...termsOf(grant) };
}

export function ownRoleView(grant: GrantRecord, language: Language): object {
  const { id, role } = grant;
  return { id, role, inWords: grantInWords(grant, language), ...termsOf(grant) };
}

function termsOf(grant: GrantRecord): object {
  const { telecentre, department, employer, from, until, lentBy, grantedAt, grantedBy } = grant;
  const zone = telecentre?.timeZone ?? 'UTC';
  const told = (moment: Date): string => withOffset(moment.getTime(), zone);
  const revokedAt = endedBySomebody(grant);
  return {
    telecentre: telecentre?.slug ?? null,
    telecentreName: telecentre?.name ?? null,
    department,
    employer,
    from: told(from),
    until: until && told(until),
    lentBy,
    grantedAt: told(grantedAt),
    grantedBy,
    revokedAt: revokedAt && told(revokedAt),
  };
}
