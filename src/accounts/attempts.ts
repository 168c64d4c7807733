import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { DAY, MINUTE, type Instant } from '../reservation/period.js';

export interface Limit {
  readonly most: number;
  readonly minutes: number;
}

export interface Taken {
  readonly allowed: boolean;
  readonly retryAfterSeconds: number;
}

/** Counts what must not be tried without end, for all instances together. Whose the attempts are cannot be read back. */
@Injectable()
export class Attempts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: SecretBox,
  ) {}

  /** Takes one of the attempts that a subject (an address, a source, an account) has in a stretch of time. */
  async take(kind: string, subject: string, { most, minutes }: Limit): Promise<Taken> {
    const now = this.clock.now();
    const window = Math.floor(now / (minutes * MINUTE)) * minutes * MINUTE;
    const [row] = await this.database.query<{ count: number }>(
      {
        name: 'take-attempt',
        text: `insert into attempt_count (kind, subject, window_start, count) values ($1, $2, $3, 1)
on conflict (kind, subject, window_start) do update set count = attempt_count.count + 1 returning count`,
      },
      [kind, this.secrets.fingerprint(subject, `attempts of ${kind}`), new Date(window)],
    );
    const retryAfterSeconds = Math.ceil((window + minutes * MINUTE - now) / 1000);
    return { allowed: (row?.count ?? 1) <= most, retryAfterSeconds };
  }
}

/** No limit looks further back than a day. */
export const ATTEMPTS_KEPT_DAYS = 2;

export async function forgetOldAttempts(sql: Sql, now: Instant): Promise<void> {
  await sql.query('delete from attempt_count where window_start < $1', [
    new Date(now - ATTEMPTS_KEPT_DAYS * DAY),
  ]);
}

export function tooManyAttempts({ retryAfterSeconds }: Taken): Problem {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new Problem({
    status: 429,
    name: 'too-many-requests',
    title: { fr: 'Trop de demandes en peu de temps.', en: 'Too many requests in a short time.' },
    detail: {
      fr: `Réessayez dans ${minutes}\u00a0minute${minutes > 1 ? 's' : ''}.`,
      en: `Try again in ${minutes}\u00a0minute${minutes > 1 ? 's' : ''}.`,
    },
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
}
