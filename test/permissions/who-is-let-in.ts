export const EVERYBODY = [
  'anybody',
  'newcomer',
  'member who owes a second factor',
  'member',
  'host',
  'coordinator',
  'coordinator without second factor',
  'administrator',
  'employer’s manager',
  'token to read',
  'token to book',
  'host’s token',
  'administrator’s token',
] as const;
export type Who = (typeof EVERYBODY)[number];

/** Signed in with a browser: name told, rules accepted. */
const MEMBERS: readonly Who[] = [
  'member',
  'host',
  'coordinator',
  'coordinator without second factor',
  'administrator',
  'employer’s manager',
];
/** And those who have still to say who they are. */
const SIGNED_IN: readonly Who[] = ['newcomer', ...MEMBERS];
/** A mailbox alone does not open an account that has a second factor: such a visitor may give it, or leave. */
const ON_THE_THRESHOLD: readonly Who[] = ['member who owes a second factor', ...SIGNED_IN];
const MAY_READ: readonly Who[] = [...MEMBERS, 'token to read', 'administrator’s token'];
const MAY_BOOK: readonly Who[] = [...MEMBERS, 'token to book', 'administrator’s token'];
const RECEIVES_IN_PERSON: readonly Who[] = ['host', 'coordinator', 'administrator'];
/** An administrator without a second factor, as this one's token, is an ordinary member. */
const RECEIVES: readonly Who[] = [...RECEIVES_IN_PERSON, 'host’s token'];
const GRANTS_HOSTS: readonly Who[] = ['coordinator', 'administrator'];

/**
 * Who gets through the door of each endpoint and page, anywhere at all. What they may do at which place is another
 * question: see places.test.ts.
 */
export const WHO_IS_LET_IN: Readonly<Record<string, readonly Who[]>> = {
  // The network, for everybody
  'GET /api/v1/departments': EVERYBODY,
  'GET /api/v1/telecentres': EVERYBODY,
  'GET /api/v1/telecentres/{slug}': EVERYBODY,
  'GET /api/v1/telecentres/{slug}/resources': EVERYBODY,
  'GET /api/v1/communes': EVERYBODY,
  'POST /api/v1/communes/nearest': EVERYBODY,
  'GET /api/v1/availability': EVERYBODY,
  'GET /api/v1/telecentres/{slug}/day': EVERYBODY,
  'GET /telecentres': EVERYBODY,
  'GET /telecentres/{slug}': EVERYBODY,
  'GET /resources/{key}': EVERYBODY,
  'GET /photos/{file}': EVERYBODY,
  'GET /health/live': EVERYBODY,
  'GET /health/ready': EVERYBODY,

  // Bookings: one's own, and those of the places where one receives people
  'POST /api/v1/bookings': [...new Set([...MAY_BOOK, ...RECEIVES])],
  'GET /api/v1/bookings': MAY_READ,
  'GET /api/v1/bookings/{reference}': [...new Set([...MAY_READ, ...RECEIVES])],
  'PATCH /api/v1/bookings/{reference}': [...new Set([...MAY_BOOK, ...RECEIVES])],
  'POST /api/v1/bookings/{reference}/confirmation': [...new Set([...MAY_BOOK, ...RECEIVES])],
  'POST /api/v1/bookings/{reference}/cancellation': [...new Set([...MAY_BOOK, ...RECEIVES])],
  'POST /api/v1/bookings/{reference}/restoration': [...new Set([...MAY_BOOK, ...RECEIVES])],
  'GET /api/v1/telecentres/{slug}/bookings': RECEIVES,

  // One's own, by people who have signed in
  'GET /bookings/{reference}': MAY_READ,
  'GET /bookings': MAY_READ,
  'POST /bookings': MAY_BOOK,
  'GET /bookings/new': EVERYBODY,
  'POST /bookings/holds': MAY_BOOK,
  'GET /bookings/{reference}/completion': MAY_BOOK,
  'POST /bookings/{reference}/move': MAY_BOOK,

  // By the links of our mails: whoever has one, for as long as it works
  'GET /booking/{token}': EVERYBODY,
  'POST /booking/{token}/confirmation': EVERYBODY,
  'GET /booking/{token}/cancellation': EVERYBODY,
  'POST /booking/{token}/cancellation': EVERYBODY,
  'GET /booking/{token}/restoration': EVERYBODY,
  'POST /booking/{token}/restoration': EVERYBODY,
  'GET /booking/{token}/move': EVERYBODY,
  'POST /booking/{token}/move': EVERYBODY,
  'POST /booking/{token}/door-code': EVERYBODY,
  'GET /booking/{token}/completion': EVERYBODY,
  'POST /booking/{token}/completion': EVERYBODY,
  'POST /booking/{token}/hold': EVERYBODY,
  'GET /booking/{token}/calendar.ics': EVERYBODY,

  // Signing in
  'POST /api/v1/sign-in-links': EVERYBODY,
  'GET /sign-in': EVERYBODY,
  'POST /sign-in': EVERYBODY,
  'GET /sign-in/sent': EVERYBODY,
  'GET /sign-in/link/{token}': EVERYBODY,
  'POST /sign-in/link/{token}': EVERYBODY,
  'GET /sign-in/provider': EVERYBODY,
  'GET /sign-in/provider/return': EVERYBODY,
  'GET /house-rules': EVERYBODY,
  'GET /signed-in': ON_THE_THRESHOLD,
  'GET /welcome': SIGNED_IN,
  'POST /welcome': SIGNED_IN,
  'POST /sign-out': ON_THE_THRESHOLD,

  'GET /second-factor': ON_THE_THRESHOLD,
  'POST /second-factor': ON_THE_THRESHOLD,
  'POST /second-factor/enrolment': ON_THE_THRESHOLD,
  'POST /second-factor/confirmation': ON_THE_THRESHOLD,
  'POST /second-factor/recovery-codes': MEMBERS,
  'POST /second-factor/removal': MEMBERS,

  // Calendars to subscribe to; the secret in the address is the key
  'GET /api/v1/feeds': MAY_READ,
  'POST /api/v1/feeds': MAY_READ,
  'GET /api/v1/feeds/{id}': MAY_READ,
  'DELETE /api/v1/feeds/{id}': MAY_READ,
  'GET /calendars/{file}': EVERYBODY,

  // One's own account, by people and never by programs
  'GET /api/v1/sessions': MEMBERS,
  'DELETE /api/v1/sessions/{id}': MEMBERS,
  'GET /api/v1/access-tokens': MEMBERS,
  'POST /api/v1/access-tokens': MEMBERS,
  'DELETE /api/v1/access-tokens/{id}': MEMBERS,

  'GET /api/v1/colleagues': MEMBERS,
  'POST /api/v1/colleagues': MEMBERS,
  'DELETE /api/v1/colleagues/{id}': MEMBERS,
  // Their own data is theirs before they have accepted anything
  'GET /api/v1/me/data': SIGNED_IN,
  'GET /api/v1/me/data.csv': SIGNED_IN,
  'POST /api/v1/me/erasure': SIGNED_IN,
  'GET /api/v1/me/readings': SIGNED_IN,

  // Settings of the network
  'GET /api/v1/network/retention': ['administrator'],
  'PATCH /api/v1/network/retention': ['administrator'],

  // Roles
  'GET /api/v1/role-grants': RECEIVES_IN_PERSON,
  'POST /api/v1/role-grants': GRANTS_HOSTS,
  'POST /api/v1/role-grants/{id}/loans': ['host'],
  'GET /api/v1/me/roles': MAY_READ,
  'GET /roles': RECEIVES_IN_PERSON,
  'GET /roles/new': GRANTS_HOSTS,
  'POST /roles': GRANTS_HOSTS,
  'GET /roles/{id}/loan': ['host'],
  'POST /roles/{id}/loan': ['host'],
  'GET /roles/{id}/revocation': MEMBERS,
  'POST /roles/{id}/revocation': MEMBERS,
  'DELETE /api/v1/role-grants/{id}': MEMBERS,

  // Calendars that a place is kept in elsewhere
  'POST /api/v1/external-calendars': RECEIVES,
  'GET /api/v1/external-calendars': RECEIVES,
  'GET /api/v1/external-calendars/{id}': RECEIVES,
  'DELETE /api/v1/external-calendars/{id}': RECEIVES,
  'POST /api/v1/external-calendars/{id}/reading': RECEIVES,
  'POST /api/v1/external-calendars/{id}/confirmation': RECEIVES,
  'GET /telecentres/{slug}/external-calendars': RECEIVES,
  'POST /telecentres/{slug}/external-calendars': RECEIVES,
  'POST /telecentres/{slug}/external-calendars/{id}/reading': RECEIVES,
  'POST /telecentres/{slug}/external-calendars/{id}/confirmation': RECEIVES,
  'POST /telecentres/{slug}/external-calendars/{id}/detachment': RECEIVES,

  'GET /account': MEMBERS,
  'GET /account/calendars': MEMBERS,
  'POST /account/calendars': MEMBERS,
  'POST /account/calendars/{id}/revocation': MEMBERS,
  'GET /account/mails': MEMBERS,
  'POST /account/mails': MEMBERS,
  'GET /account/devices': MEMBERS,
  'GET /account/programs': MEMBERS,
  'GET /account/colleagues': MEMBERS,
  'GET /account/data': SIGNED_IN,
  'GET /account/data.json': SIGNED_IN,
  'GET /account/data.csv': SIGNED_IN,
  'GET /account/erasure': SIGNED_IN,
  'POST /account/erasure': SIGNED_IN,
  'POST /account/profile': MEMBERS,
  'POST /account/sessions/others/closing': MEMBERS,
  'POST /account/sessions/{id}/closing': MEMBERS,
  'POST /account/programs': MEMBERS,
  'POST /account/programs/{id}/revocation': MEMBERS,
  'POST /account/colleagues': MEMBERS,
  'POST /account/colleagues/{id}/withdrawal': MEMBERS,

  // For whoever looks after the service
  'GET /operations': ['administrator'],
  'GET /operations/jobs': ['administrator'],
  'GET /operations/outbox': ['administrator'],
  'POST /operations/outbox/retry': ['administrator'],
  'POST /operations/outbox/resending': ['administrator'],
  'POST /operations/outbox/{id}/resending': ['administrator'],
  'GET /operations/identity': ['administrator'],
  'POST /operations/identity/look': ['administrator'],
  'POST /operations/identity/legal-facts': ['administrator'],
  'POST /operations/identity/logo/removal': ['administrator'],

  // Whoever holds the mail
  'GET /unsubscribe/{token}': EVERYBODY,
  'POST /unsubscribe/{token}': EVERYBODY,
  'POST /unsubscribe/{token}/resumption': EVERYBODY,

  'GET /free-busy/{key}': EVERYBODY,
  'GET /free-busy/{key}.ifb': EVERYBODY,
  'GET /free-busy/{key}.ics': EVERYBODY,
  'GET /help': EVERYBODY,
  'GET /help/calendars': EVERYBODY,
  'GET /legal': EVERYBODY,
  'GET /privacy': EVERYBODY,
  'GET /accessibility': EVERYBODY,
  'GET /': EVERYBODY,
  'GET /search': EVERYBODY,
  // Only from the machine itself: see test/demo and mailbox.test.ts
  'POST /demo/sign-in': EVERYBODY,
  'GET /mailbox': EVERYBODY,
  'GET /mailbox/{name}': EVERYBODY,
  'GET /mailbox/{name}/html': EVERYBODY,
};
