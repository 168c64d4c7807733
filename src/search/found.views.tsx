/** What a search has found, and never nothing: what is full or shut is told with what is free instead. */
import type { JSX } from 'preact';
import { FurtherWays } from '../booking-forms/further-ways.views.js';
import { Instead } from '../booking-forms/instead.views.js';
import { ClockNote, OfferRow, Offers, TelecentreName } from '../booking-forms/offer.views.js';
import { nearDayInWords, wishedTimeInWords } from '../booking-forms/when.words.js';
import { WaitButton } from '../booking-forms/wait.views.js';
import type { Wish, WishedTime } from '../booking-forms/wish.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { KIND } from '../bookings/kind.words.js';
import type { Words } from '../platform/i18n/language.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Criteria } from './criteria.js';
import { searchPath, type Searched } from './search-path.js';
import type { OfferThen, Without } from './search.service.js';
import type { SearchPageProps } from './search-page.js';
import { Had } from './had.views.js';
import { sharedReason, whyInWords } from './search.words.js';

interface FoundProps extends SearchPageProps {
  readonly searched: Searched;
  /** The visitor's own at that time. */
  readonly had: readonly SeenBooking[];
}

/** Kept up to date by script where there is one. */
export function FoundSection(props: FoundProps): JSX.Element {
  const { visit, found, criteria, had, searched, shown, now } = props;
  const { language } = visit;
  const reason = found.offers.length === 0 ? sharedReason(found.without, language) : null;
  const without =
    reason === null
      ? found.without
      : found.without.filter(
          ({ why, instead }) => instead.length > 0 || (why?.rule === 'closed' && why.reason !== ''),
        );
  return (
    <section
      id="found"
      data-live
      data-updated={WORDS.updated[language]}
      data-gone={WORDS.gone[language]}
      aria-label={WORDS.found[language]}
    >
      {had.length > 0 && <Had bookings={had} now={now} language={language} />}
      {found.offers.length === 0 && <Nothing {...props} reason={reason} />}
      {found.offers.length > 0 && (
        <>
          {criteria.near !== null && <p class="muted">{WORDS.asTheCrowFlies[language]}</p>}
          <ClockNote
            visit={visit}
            zones={found.offers.map(({ telecentre }) => telecentre.opening.timeZone)}
          />
          <Offers>
            {found.offers.map((offer) => (
              <Row key={offer.telecentre.slug} {...props} found={{ offer, time: criteria.time }} level={2} />
            ))}
          </Offers>
        </>
      )}
      {found.goesOn && (
        <p class="actions">
          <a class="quiet button" href={searchPath(searched, { shown: shown + MORE })}>
            {WORDS.more[language]}
          </a>
        </p>
      )}
      {without.length > 0 && (
        <>
          <h2>
            {(without.some(isFreeThatDay) && reason !== null ? WORDS.thatDay : WORDS.notThen)[language]}
          </h2>
          <ul class="rows without">
            {without.map((one) => (
              <WithoutRow key={one.telecentre.slug} {...props} without={one} isWhySaid={reason !== null} />
            ))}
          </ul>
        </>
      )}
      <Later {...props} />
      {props.moving === null && found.existsSomewhere && (
        <FurtherWays wish={criteria} team={criteria.kind === 'desk'} language={language} />
      )}
    </section>
  );
}

const MORE = 20;

function isFreeThatDay({ instead }: Without): boolean {
  return instead.length > 0;
}

function Row({
  found: { offer, time },
  level,
  when,
  ...props
}: Omit<FoundProps, 'found'> & {
  readonly found: OfferThen;
  readonly level: 2 | 3;
  readonly when?: string;
}): JSX.Element {
  const { visit, own, criteria, moving } = props;
  const wish = wishFor(offer.telecentre, time, criteria);
  return <OfferRow {...{ visit, offer, wish, own, level, when }} moving={moving?.reference} />;
}

function wishFor({ slug }: Telecentre, time: WishedTime, { kind, people, equipment }: Criteria): Wish {
  return { where: { telecentre: slug, kind }, time, people, equipment };
}

function Nothing(props: FoundProps & { readonly reason: string | null }): JSX.Element {
  const { visit, found, criteria, reason, searched, today } = props;
  const { language } = visit;
  if (!found.existsSomewhere)
    return (
      <p class="warning">
        {WORDS.nowhere[language].replace('{kind}', KIND[language][criteria.kind])}{' '}
        {WORDS.askForLess[language]}
      </p>
    );
  if (found.until === null) return <p class="warning">{reason ?? WORDS.nothing[language]}</p>;
  const until = nearDayInWords(found.until, today, language);
  return (
    <>
      <p class="warning">{WORDS.until[language].replace('{day}', until)}</p>
      <p class="actions">
        <a
          class="button"
          href={searchPath(searched, { time: { ...criteria.time, date: found.until } })}
        >{`${WORDS.lastDay[language]} ${until}`}</a>
      </p>
    </>
  );
}

/** On other days. */
function Later(props: FoundProps): JSX.Element | null {
  const { visit, found } = props;
  const { language } = visit;
  if (found.later.length === 0) return null;
  return (
    <>
      <h2>{WORDS.later[language]}</h2>
      <Offers>
        {found.later.map((one) => (
          <Row
            key={one.offer.telecentre.slug + wishedTimeInWords(one.time, language)}
            {...props}
            found={one}
            level={3}
            when={wishedTimeInWords(one.time, language)}
          />
        ))}
      </Offers>
    </>
  );
}

interface WithoutRowProps extends FoundProps {
  readonly without: Without;
  /** Of all of them together, above. */
  readonly isWhySaid: boolean;
}

function WithoutRow({ without, isWhySaid, ...props }: WithoutRowProps): JSX.Element {
  const { visit, own, criteria, moving, had } = props;
  const { telecentre } = without;
  // Whoever has a place elsewhere may want this one rather.
  const isTheirs = had.some((booking) => booking.telecentre === telecentre.slug);
  const isTaken = without.why === null && moving === null && !isTheirs;
  const wish = wishFor(telecentre, criteria.time, criteria);
  return (
    <li>
      <div class="told">
        <TelecentreName visit={visit} offer={without} wish={wish} level={3} />
        {(!isWhySaid || without.why?.rule === 'closed') && (
          <p class="closed">{whyInWords(without, criteria.time, visit.language)}</p>
        )}
        {without.instead.map(({ time, offer: { stay } }) => (
          <Instead
            key={wishedTimeInWords(time, visit.language)}
            {...{ visit, own, telecentre, stay }}
            wish={wishFor(telecentre, time, criteria)}
            moving={moving?.reference}
          />
        ))}
        {isTaken && (
          <div class="actions">
            <WaitButton
              visit={visit}
              wish={wish}
              of={`${telecentre.commune.name}, ${wishedTimeInWords(criteria.time, visit.language)}`}
            />
          </div>
        )}
      </div>
    </li>
  );
}

const WORDS = {
  found: { fr: 'Ce qui est libre', en: 'What is free' },
  asTheCrowFlies: { fr: 'Distances à vol d’oiseau.', en: 'Distances as the crow flies.' },
  more: { fr: 'Voir plus loin', en: 'See further away' },
  thatDay: { fr: 'Libre ce jour-là', en: 'Free that day' },
  lastDay: { fr: 'Voir le', en: 'See' },
  until: {
    fr: 'C’est trop loin\u00a0: on peut réserver jusqu’au {day}.',
    en: 'That is too far ahead: places can be booked until {day}.',
  },
  notThen: { fr: 'Pas libres à ce moment-là', en: 'Not free at that time' },
  nothing: {
    fr: 'Rien de libre à ce moment-là près d’ici.',
    en: 'Nothing is free at that time near here.',
  },
  later: { fr: 'Les prochaines possibilités', en: 'What comes next' },
  nowhere: {
    fr: 'Aucun télécentre du réseau n’a de {kind} avec tout ce que vous demandez.',
    en: 'No telecentre of the network has a {kind} with all that you ask for.',
  },
  askForLess: {
    fr: 'Essayez avec moins d’équipement ou moins de personnes.',
    en: 'Try with less equipment or fewer people.',
  },
  updated: { fr: 'Mis à jour.', en: 'Updated.' },
  gone: {
    fr: 'La place à {name} vient d’être prise.',
    en: 'The place in {name} has just been taken.',
  },
} satisfies Record<string, Words>;
