import type { JSX } from 'preact';
import type { Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { Instant } from '../reservation/period.js';
import type { OpenedLink } from './link-door.js';

/** The way to offer it to a colleague; behind it they sign in. What is given on request, only the host hands over. */
export function HandOver({
  link: { booking, resource, visit },
  now,
}: {
  readonly link: OpenedLink;
  readonly now: Instant;
}): JSX.Element | null {
  const isAhead = booking.status === 'confirmed' && booking.start > now;
  if (!isAhead || resource?.policy.needsApproval === true) return null;
  return (
    <p class="actions further" data-online>
      <a class="button quiet" href={`/handovers/new?booking=${booking.reference}`}>
        <Icon name="arrow-left-right" /> {WORDS[visit.language]}
      </a>
    </p>
  );
}

const WORDS: Words = { fr: 'Céder ou échanger', en: 'Hand over or swap' };
