import type { JSX } from 'preact';
import { endOnLeaving, isUnderWay } from '../attendance/leaving-time.js';
import type { Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { linkPath } from './booking-links.js';
import type { OpenedLink } from './link-door.js';
import { clockInWords } from './link.words.js';
import { DeedPage, InShort, Press } from './parts.views.js';
import type { Refusal } from './refusal.js';

/** It is under way, and something of it would be free. */
export function canLeave({ booking }: OpenedLink, now: Instant): boolean {
  const stands = booking.status === 'confirmed' || booking.status === 'checked_in';
  return stands && isUnderWay(booking, now) && endOnLeaving(booking, now) < booking.end;
}

/** The way to leave early, while it can be gone. */
export function SayLeaving({
  link,
  now,
}: {
  readonly link: OpenedLink;
  readonly now: Instant;
}): JSX.Element | null {
  if (!canLeave(link, now)) return null;
  return (
    <p class="actions further" data-online>
      <a class="button quiet" href={`${linkPath(link.token)}/departure`}>
        {WORDS.leaving[link.visit.language]}
      </a>
    </p>
  );
}

/** Asked once more: whoever has left early cannot take it back. */
export function DeparturePage({
  link,
  refusal,
  now,
}: {
  readonly link: OpenedLink;
  readonly refusal: Refusal | null;
  readonly now: Instant;
}): JSX.Element {
  const { booking, visit } = link;
  const { language } = visit;
  const can = canLeave(link, now);
  const end = clockInWords(endOnLeaving(booking, now), booking.timeZone, language);
  return (
    <DeedPage link={link} title={WORDS.title[language]} refusal={refusal}>
      <InShort link={link} />
      {!can && refusal === null && <p>{WORDS.notNow[language]}</p>}
      {can && (
        <>
          <p>
            {WORDS.ends[language]} {end}. {WORDS.freed[language]}
          </p>
          <Press link={link} to="departure">
            {WORDS.leave[language]}
          </Press>
        </>
      )}
    </DeedPage>
  );
}

const WORDS = {
  leaving: { fr: 'Partir et libérer le reste', en: 'Leave and free the rest' },
  title: { fr: 'Partir avant la fin\u00a0?', en: 'Leave before the end?' },
  ends: { fr: 'Votre réservation s’arrête à', en: 'Your booking ends at' },
  freed: {
    fr: 'Le reste est aussitôt libre pour d’autres\u00a0; vous ne pourrez pas le reprendre ici.',
    en: 'The rest is free for others at once; you cannot take it back here.',
  },
  leave: { fr: 'Libérer le reste', en: 'Free the rest' },
  notNow: {
    fr: 'Cette réservation n’est pas en cours\u00a0: il n’y a rien à libérer.',
    en: 'This booking is not under way: there is nothing to free.',
  },
} satisfies Record<string, Words>;
