import type { JSX } from 'preact';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { OpenedLink } from './link-door.js';
import type { OpenHandover } from './link.queries.js';
import { clockInWords } from './link.words.js';

/**
 * The way to offer it to a colleague, or to take back what is offered; behind it they sign in. What is given on request,
 * only the host hands over.
 */
export function HandOver({
  link: { booking, resource, visit, handover },
  now,
}: {
  readonly link: OpenedLink;
  readonly now: Instant;
}): JSX.Element | null {
  const { language } = visit;
  const isAhead = booking.status === 'confirmed' && booking.start > now;
  if (isAhead && handover !== null)
    return (
      <p class="aside" data-online>
        <Icon name="arrow-left-right" /> {offeredInWords(handover, booking.timeZone, language)}{' '}
        <a href={`/handovers/${handover.id}`}>{WORDS.withdraw[language]}</a>
      </p>
    );
  if (!isAhead || resource?.policy.needsApproval === true) return null;
  return (
    <p class="actions further" data-online>
      <a class="button quiet" href={`/handovers/new?booking=${booking.reference}`}>
        <Icon name="arrow-left-right" /> {WORDS.handOver[language]}
      </a>
    </p>
  );
}

/** `Proposée à lea@example.org jusqu’au mardi 24 novembre à 9 h.` */
function offeredInWords(
  { to, isSwap, expiresAt }: OpenHandover,
  timeZone: string,
  language: Language,
): string {
  const day = dayInWords(localDateOf(expiresAt, timeZone), language);
  const time = clockInWords(expiresAt, timeZone, language);
  const until = language === 'fr' ? `jusqu’au ${day} à ${time}` : `until ${day} at ${time}`;
  return `${(isSwap ? WORDS.swap : WORDS.offered)[language]} ${to} ${until}.`;
}

const WORDS = {
  handOver: { fr: 'Céder ou échanger', en: 'Hand over or swap' },
  offered: { fr: 'Proposée à', en: 'Offered to' },
  swap: { fr: 'Proposée en échange à', en: 'Offered as a swap to' },
  withdraw: { fr: 'Voir ou retirer la proposition', en: 'See or withdraw the offer' },
} satisfies Record<string, Words>;
