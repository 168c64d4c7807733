import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { OfferRow, Offers } from '../booking-forms/offer.views.js';
import type { Own } from '../booking-forms/own-bookings.js';
import { wishedTimeInWords } from '../booking-forms/when.words.js';
import type { Wish } from '../booking-forms/wish.js';
import type { Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import type { Proposal } from './proposals.js';
import { searchPath } from './search-path.js';

/** What can be had instead, one press each; and where to look for more. */
export function Proposals({
  visit,
  wish,
  near,
  kind,
  proposals,
  own,
  moving,
}: {
  readonly visit: Visit;
  readonly wish: Wish;
  /** The telecentre around which to go on looking. */
  readonly near: string;
  readonly kind: Kind;
  readonly proposals: readonly Proposal[];
  readonly own: Own;
  readonly moving?: string | undefined;
}): JSX.Element {
  const { language } = visit;
  return (
    <section>
      <h2>{(proposals.length > 0 ? WORDS.instead : WORDS.nothing)[language]}</h2>
      {proposals.length > 0 && (
        <Offers>
          {proposals.map(({ offer, wish: other }) => (
            <OfferRow
              key={`${offer.telecentre.slug} ${offer.stay.start}`}
              visit={visit}
              offer={offer}
              wish={other}
              own={own}
              when={wishedTimeInWords(other.time, language)}
              moving={moving}
            />
          ))}
        </Offers>
      )}
      <p class="aside">
        <a
          {...(proposals.length > 0 ? {} : { class: 'button' })}
          href={searchPath(wish, near, { kind, moving })}
        >
          {WORDS.search[language]}
        </a>
      </p>
    </section>
  );
}

const WORDS = {
  instead: { fr: 'À la place, en un geste', en: 'Instead, in one press' },
  nothing: { fr: 'Rien d’approchant ces jours-là', en: 'Nothing like it on these days' },
  search: { fr: 'Chercher un autre lieu ou un autre jour', en: 'Look for another place or day' },
} satisfies Record<string, Words>;
