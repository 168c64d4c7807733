import { remember } from '../audit/audit-trail.js';
import type { Role } from '../permissions/roles.js';
import type { Database, Sql } from '../platform/database/database.js';
import { invalidRequest } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { Retention, RetentionChanges } from './retention.schemas.js';

/** Who changes a setting; the operator has neither pseudonym nor role. */
export interface SettingsEditor {
  readonly pseudonym: string | null;
  readonly role: Role | null;
  readonly language: Language;
}

const RETENTION = `select idle_warning_months as "idleWarningMonths", idle_erasure_months as "idleErasureMonths",
  audit_months as "auditMonths", guest_months as "guestMonths", mail_days as "mailDays" from retention`;

export async function readRetention(sql: Sql): Promise<Retention> {
  const [retention] = await sql.query<Retention>(RETENTION);
  if (retention === undefined) throw new Error('The table of retention periods has one row.');
  return retention;
}

/** What is not said stays. */
export async function changeRetention(
  database: Database,
  changes: RetentionChanges,
  editor: SettingsEditor,
  now: Instant,
): Promise<Retention> {
  return database.transaction(async (sql) => {
    await sql.query('select from retention for update');
    const said = Object.fromEntries(Object.entries(changes).filter(isSaid));
    const changed: Retention = { ...(await readRetention(sql)), ...said };
    if (changed.idleWarningMonths >= changed.idleErasureMonths) throw warnsTooLate(editor.language);
    await sql.query(
      `update retention set idle_warning_months = $1, idle_erasure_months = $2, audit_months = $3, guest_months = $4, mail_days = $5`,
      [
        changed.idleWarningMonths,
        changed.idleErasureMonths,
        changed.auditMonths,
        changed.guestMonths,
        changed.mailDays,
      ],
    );
    const { pseudonym: actor, role: actorRole } = editor;
    await remember(sql, { action: 'settings.changed', actor, actorRole, subject: null, details: said }, now);
    return changed;
  });
}

function isSaid(change: [string, number | undefined]): change is [string, number] {
  return change[1] !== undefined;
}

const WARNS_TOO_LATE: Words = {
  fr: 'doit être inférieur à idleErasureMonths\u00a0: on prévient avant d’effacer',
  en: 'must be less than idleErasureMonths: people are warned before they are erased',
};

function warnsTooLate(language: Language): Error {
  return invalidRequest([{ field: 'idleWarningMonths', message: WARNS_TOO_LATE[language] }]);
}
