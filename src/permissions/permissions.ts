/**
 * Who may do what: this table, and nothing else. Each endpoint and page names one of these permissions in its
 * description; whoever has it nowhere is told that there is nothing. Where it depends on the place, the verb asks again
 * with the place in hand.
 */
import type { Role } from './roles.js';

/** What an access token may be good for. */
export const TOKEN_SCOPES = ['read', 'book', 'host'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

interface Rule {
  readonly roles: readonly Role[];
  /** The scope that a token needs; null: only people who have signed in, never a program. */
  readonly token: TokenScope | null;
}

const EVERY_MEMBER = ['member'] as const;
const WHO_RECEIVES = ['host', 'coordinator', 'administrator'] as const;

export const PERMISSIONS = {
  /** To give the second factor, and to sign out: all that somebody may do who has one and has not given it yet. */
  'sign-in.finish': { roles: EVERY_MEMBER, token: null },
  /** To tell one's name and accept the house rules, or to refuse them, take one's data and leave. */
  'account.enter-or-leave': { roles: EVERY_MEMBER, token: null },
  /** One's own account: profile, sessions, tokens, colleagues, data, erasure. */
  'account.own': { roles: EVERY_MEMBER, token: null },
  'profile.read': { roles: EVERY_MEMBER, token: 'read' },
  'bookings.own.read': { roles: EVERY_MEMBER, token: 'read' },
  /** For oneself, and for a colleague who has allowed it. */
  'bookings.own.change': { roles: EVERY_MEMBER, token: 'book' },
  /** Calendars that they subscribe to; what a program may read may be read by a calendar. */
  'feeds.own': { roles: EVERY_MEMBER, token: 'read' },
  /** Who comes to a telecentre, with their names. */
  'bookings.place.read': { roles: WHO_RECEIVES, token: 'host' },
  /** For a member or a named guest, at a telecentre of one's own. */
  'bookings.place.change': { roles: WHO_RECEIVES, token: 'host' },
  /** Who has come and who has not, people without a booking, and what their absence leads to. */
  attendance: { roles: WHO_RECEIVES, token: 'host' },
  /** To agree to what was only asked for, or not. */
  approvals: { roles: WHO_RECEIVES, token: 'host' },
  /** To shut a place or one of its rooms, with all that follows for those who were to come. */
  closures: { roles: WHO_RECEIVES, token: 'host' },
  /** What opens the doors. */
  'access-codes': { roles: WHO_RECEIVES, token: null },
  /** How much a place is used. */
  figures: { roles: WHO_RECEIVES, token: 'host' },
  /** Places that somebody has for months, with the agreement behind it. */
  rentals: { roles: WHO_RECEIVES, token: null },
  /** What things cost, as rules. */
  tariffs: { roles: ['coordinator', 'administrator'], token: null },
  /** What is due at a place, by member and by employer; nothing is paid here. */
  statements: { roles: WHO_RECEIVES, token: 'host' },
  'statements.own': { roles: EVERY_MEMBER, token: 'read' },
  /** Departments, telecentres, what they offer and when they are open. */
  'network.edit': { roles: ['coordinator', 'administrator'], token: null },
  /** To say that the hours of one's own telecentre are right. */
  'network.confirm': { roles: WHO_RECEIVES, token: null },
  /** Calendars that a place is kept in elsewhere, and what they collide with. */
  'external-calendars': { roles: WHO_RECEIVES, token: 'host' },
  'roles.read': { roles: WHO_RECEIVES, token: null },
  'roles.host.lend': { roles: ['host'], token: null },
  'roles.host.grant': { roles: ['coordinator', 'administrator'], token: null },
  'roles.every.grant': { roles: ['administrator'], token: null },
  'network.settings': { roles: ['administrator'], token: null },
  /** What has become of mails and of work by the clock. */
  operations: { roles: ['administrator'], token: null },
} as const satisfies Readonly<Record<string, Rule>>;

export type Permission = keyof typeof PERMISSIONS;

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}
