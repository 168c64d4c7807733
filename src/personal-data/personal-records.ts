/**
 * Where a person is in the database: this list, and nowhere else. The export tells it, erasure forgets it, and a test
 * holds it against the catalogue: a new column is told, withheld for a reason, or the test fails.
 */
import { namedPlace } from '../audit/audit.queries.js';
import { BOOKING_RECORDS } from './booking-records.js';
import { CALENDAR_RECORDS } from './calendar-records.js';
import { HANDOVER_RECORDS } from './handover-records.js';
import { HASH, INTERNAL, OF_ANOTHER, SEALED, type PersonalRecord } from './personal-record.js';
import { LASTING_RECORDS } from './lasting-records.js';
import { ROLE_RECORDS } from './role-records.js';
import { STATEMENT_RECORDS } from './statement-records.js';
import { WAITLIST_RECORDS } from './waitlist-records.js';

/** In the order in which the export tells them and erasure forgets them. */
export const PERSONAL_RECORDS = [
  {
    section: 'account',
    table: 'account',
    whose: 'mine.id = me.id',
    sortedBy: 'mine.id',
    tells: {
      email: 'mine.email',
      name: 'mine.name',
      language: 'mine.language',
      status: 'mine.status',
      commune: 'mine.commune',
      phone: 'mine.phone',
      doorInitials: 'mine.door_initials',
      employerSiret: 'mine.employer_siret',
      employer: '(select name from employer where siret = mine.employer_siret)',
      rulesVersion: 'mine.rules_version',
      rulesAcceptedAt: 'mine.rules_accepted_at',
      createdAt: 'mine.created_at',
      lastActiveAt: 'mine.last_active_at',
      idleWarnedAt: 'mine.idle_warned_at',
      declinedMail: 'mine.declined_mail',
      namedAt: 'mine.named_at',
      demonstration: 'mine.demo',
    },
    withholds: {
      pseudonym: 'whoever knew it could still read the audit trail once the account is erased',
      name_revision: INTERNAL,
    },
  },
  {
    section: 'sessions',
    table: 'session',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.signed_in_at',
    tells: {
      device: 'mine.device',
      signedInAt: 'mine.signed_in_at',
      lastSeenAt: 'mine.last_seen_at',
      expiresAt: 'mine.expires_at',
      secondFactorAt: 'mine.second_factor_at',
    },
    withholds: { id: INTERNAL, hash: HASH, sealed_id_token: SEALED },
  },
  {
    section: 'signInLinks',
    table: 'sign_in_link',
    whose: 'mine.email = me.email',
    sortedBy: 'mine.created_at',
    tells: {
      createdAt: 'mine.created_at',
      expiresAt: 'mine.expires_at',
      language: 'mine.language',
      returnTo: 'mine.return_to',
      identityProvider: 'mine.oidc_issuer',
    },
    withholds: {
      hash: HASH,
      oidc_subject: 'whose identity it is, only the use of the link will prove',
      employer_siret: 'whose employer it is, only the use of the link will prove',
      proof_hash: HASH,
    },
    forgottenBy: 'delete from sign_in_link mine using me where mine.email = me.email',
  },
  {
    section: 'accessTokens',
    table: 'access_token',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.created_at',
    tells: {
      label: 'mine.label',
      scopes: 'mine.scopes',
      createdAt: 'mine.created_at',
      expiresAt: 'mine.expires_at',
      lastUsedAt: 'mine.last_used_at',
      revokedAt: 'mine.revoked_at',
      withSecondFactor: 'mine.second_factor',
    },
    withholds: { id: INTERNAL, hash: HASH },
  },
  ...CALENDAR_RECORDS,
  {
    section: 'identities',
    table: 'oidc_identity',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.linked_at',
    tells: { issuer: 'mine.issuer', subject: 'mine.subject', linkedAt: 'mine.linked_at' },
  },
  {
    section: 'secondFactor',
    table: 'second_factor',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.created_at',
    tells: { begunAt: 'mine.created_at', confirmedAt: 'mine.confirmed_at' },
    withholds: {
      sealed_secret: SEALED,
      begun_in: INTERNAL,
      last_step: 'guards against a code that is used twice',
    },
  },
  {
    section: 'recoveryCodes',
    table: 'recovery_code',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.used_at, mine.id',
    tells: { usedAt: 'mine.used_at' },
    withholds: { id: INTERNAL, hash: HASH },
  },
  ...ROLE_RECORDS,
  {
    section: 'colleaguesWhoMayBookForMe',
    table: 'colleague',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.allowed_at',
    tells: { email: 'mine.email', allowedAt: 'mine.allowed_at' },
    withholds: { id: INTERNAL },
    // Both directions, one by one in the same order: of two colleagues who leave at once, neither waits crosswise.
    forgottenBy: `delete from colleague where id in (select mine.id from colleague mine, me
  where mine.account_id = me.id or mine.email = me.email order by mine.id for update of mine)`,
  },
  {
    section: 'colleaguesForWhomIMayBook',
    table: 'colleague',
    whose: 'mine.email = me.email',
    sortedBy: 'mine.allowed_at',
    tells: {
      name: '(select name from account where id = mine.account_id)',
      allowedAt: 'mine.allowed_at',
    },
    withholds: { id: INTERNAL },
  },
  ...BOOKING_RECORDS,
  ...HANDOVER_RECORDS,
  ...LASTING_RECORDS,
  ...STATEMENT_RECORDS,
  ...WAITLIST_RECORDS,
  {
    section: 'mails',
    table: 'outgoing_mail',
    whose: 'me.id = mine.account_id or mine.recipient = me.email',
    sortedBy: 'mine.created_at',
    tells: {
      kind: 'mine.kind',
      writtenAt: 'mine.created_at',
      nextAttemptAt: 'mine.next_attempt_at',
      expiresAt: 'mine.expires_at',
      attempts: 'mine.attempts',
      sentAt: 'mine.sent_at',
      gaveUpAt: 'mine.gave_up_at',
      lastError: 'mine.last_error',
      asHostOf: '(select name from telecentre where id = mine.host_of)',
      bouncedAt: 'mine.bounced_at',
      bounceReason: 'mine.bounce_reason',
    },
    withholds: {
      id: INTERNAL,
      position: INTERNAL,
      thread: INTERNAL,
      key: INTERNAL,
      calendar_uid: INTERNAL,
      sealed: SEALED,
      message_id: INTERNAL,
    },
    forgottenBy:
      'delete from outgoing_mail mine using me where mine.account_id = me.id or mine.recipient = me.email',
  },
  {
    // Not forgotten by erasure: without the account, the pseudonym is nobody's.
    section: 'auditTrail',
    table: 'audit_entry',
    whose: `me.pseudonym in (mine.actor, mine.subject) and (mine.action <> 'record.read' or mine.actor = me.pseudonym)`,
    sortedBy: 'mine.at, mine.id',
    tells: {
      at: 'mine.at',
      action: 'mine.action',
      by: `case when mine.actor = me.pseudonym then 'me' when mine.actor is null then 'the operator, or the clock' else 'somebody else' end`,
      about: `case when mine.subject = me.pseudonym then 'me' when mine.subject is not null then 'somebody else' end`,
      inTheRoleOf: 'mine.actor_role',
      place: namedPlace('mine.place'),
      details: 'mine.details',
    },
    withholds: { id: INTERNAL },
  },
  {
    section: 'readings',
    table: 'audit_entry',
    whose: `mine.subject = me.pseudonym and mine.action = 'record.read'`,
    sortedBy: 'mine.at, mine.id',
    tells: { at: 'mine.at', role: 'mine.actor_role', place: namedPlace('mine.place') },
    withholds: { id: INTERNAL, actor: OF_ANOTHER, details: OF_ANOTHER },
  },
] as const satisfies readonly PersonalRecord[];

export type Section = (typeof PERSONAL_RECORDS)[number]['section'];
