/** The row of a place that is free: the same where it was searched for, and where it is proposed instead of another. */
import type { ComponentChildren, JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { Offer } from '../availability/offers.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import type { Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { HOURS_TO_BE_CONFIRMED } from '../telecentres/telecentres.words.js';
import { BookButton } from './book-button.js';
import { bookingKey } from './booking-keys.js';
import {
  distanceInWords,
  equipmentOf,
  freeInWords,
  furtherName,
  isRoom,
  sayMoreInWords,
} from './offer.words.js';
import { ON_REQUEST } from '../telecentres/on-request.words.js';
import type { Own } from './own-bookings.js';
import { periodsInWords, wishedTimeInWords } from './when.words.js';
import { telecentrePath } from './telecentre-path.js';
import { fieldsOf, type Wish } from './wish.js';

export interface OfferRowProps {
  readonly visit: Visit;
  readonly offer: Offer;
  /** What its button books. */
  readonly wish: Wish;
  readonly own: Own;
  /** The reference of a booking that would be moved here, instead of another one made. */
  readonly moving?: string | undefined;
  /** Of the telecentre's name on this page. */
  readonly level?: 2 | 3 | 4;
  /** Said where the rows of a list differ in their time: `mercredi 13 janvier · matin`. */
  readonly when?: string | undefined;
}

export function Offers({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <ul class="rows offers">{children}</ul>;
}

export function OfferRow(props: OfferRowProps): JSX.Element {
  const { visit, offer, wish, level = 3, when } = props;
  const { language } = visit;
  const { telecentre, stay, resource } = offer;
  const clock = clockInWords(telecentre.opening.timeZone, language);
  const hours = periodsInWords(stay.periods, telecentre.opening.timeZone, language);
  const said = [
    freeInWords(offer, language),
    clock === undefined ? hours : `${hours} (${clock})`,
    ...(resource.policy.needsApproval ? [ON_REQUEST[language]] : []),
  ];
  return (
    <li
      data-offer={`${telecentre.slug} ${resource.kind} ${wishedTimeInWords(wish.time, language)}`}
      data-name={telecentre.commune.name}
    >
      <div class="told">
        <TelecentreName level={level} offer={offer} visit={visit} wish={wish} />
        {when !== undefined && (
          <p>
            <strong>{when}</strong>
          </p>
        )}
        <p class="facts">{said.join(' · ')}</p>
        {isRoom(resource.kind) && resource.equipment.length > 0 && (
          <p class="muted">{equipmentOf(offer, language)}</p>
        )}
        {!telecentre.hoursConfirmed && <p class="muted">{HOURS_TO_BE_CONFIRMED[language]}</p>}
      </div>
      <Deeds {...props} of={`${telecentre.commune.name}, ${wishedTimeInWords(wish.time, language)}`} />
    </li>
  );
}

/** Where it is and how far: the commune first, for that is what people look for. */
export function TelecentreName({
  visit: { language },
  offer: { telecentre, distanceKm },
  wish,
  level = 3,
}: {
  readonly visit: Visit;
  readonly offer: Pick<Offer, 'telecentre' | 'distanceKm'>;
  /** Its page shows the days from then on. */
  readonly wish: Pick<Wish, 'where' | 'time'>;
  readonly level?: 2 | 3 | 4;
}): JSX.Element {
  const Heading = `h${level}` as const;
  const further = furtherName(telecentre);
  const { name } = telecentre.commune;
  return (
    <>
      <Heading class="place">
        <a
          href={telecentrePath(telecentre.slug, wish)}
          {...(further === null ? {} : { 'aria-label': `${name}, ${further}` })}
        >
          {name}
        </a>{' '}
        {distanceKm !== null && <span class="distance">{distanceInWords(distanceKm, language)}</span>}
      </Heading>
      {further !== null && <p class="muted">{further}</p>}
    </>
  );
}

interface DeedsProps extends OfferRowProps {
  readonly of: string;
}

/** One press books; another keeps the place while somebody says more. */
function Deeds(props: DeedsProps): JSX.Element {
  const { visit, offer, wish, own, moving, of } = props;
  if (moving !== undefined) return <MoveButton {...{ visit, wish, moving, of }} />;
  const key = bookingKey(wish, own);
  return (
    <div class="actions">
      <BookButton
        visit={visit}
        wish={wish}
        of={of}
        bookingKey={key}
        asks={offer.resource.policy.needsApproval}
      />
      <HoldButton {...props} bookingKey={key} />
    </div>
  );
}

function HoldButton(props: DeedsProps & { readonly bookingKey: string }): JSX.Element {
  const { visit, offer, wish, of } = props;
  const says = sayMoreInWords(offer.freeUnits, visit.language);
  return (
    <Form action="/bookings/holds" formToken={visit.visitor?.formToken ?? null}>
      <WishInputs wish={wish} />
      <input type="hidden" name="key" value={props.bookingKey} />
      <button type="submit" class="quiet" aria-label={`${says}, ${of}`}>
        {says}
      </button>
    </Form>
  );
}

export function MoveButton({
  visit,
  wish,
  moving,
  of,
  look,
}: {
  readonly visit: Visit;
  readonly wish: Wish;
  readonly moving: string;
  /** As for a `BookButton`. */
  readonly of: string;
  readonly look?: 'quiet';
}): JSX.Element {
  const says = WORDS.moveHere[visit.language];
  return (
    <Form action={`/bookings/${moving}/move`} formToken={visit.visitor?.formToken ?? null}>
      <WishInputs wish={wish} />
      <button type="submit" {...(look === undefined ? {} : { class: look })} aria-label={`${says}, ${of}`}>
        {says}
      </button>
    </Form>
  );
}

/** A wish as the hidden fields of a form. */
export function WishInputs({ wish }: { readonly wish: Wish }): JSX.Element {
  return (
    <>
      {Object.entries(fieldsOf(wish)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Shown by script, to somebody whose own clock differs from those that the page tells. */
export function ClockNote({
  visit,
  zones,
}: {
  readonly visit: Visit;
  readonly zones: Iterable<string>;
}): JSX.Element {
  return (
    <p class="muted" data-zone={[...new Set(zones)].join(' ')} hidden>
      {WORDS.theirClock[visit.language]}
    </p>
  );
}

const WORDS = {
  moveHere: { fr: 'Déplacer ici', en: 'Move here' },
  theirClock: {
    fr: 'Les heures sont celles de l’horloge du télécentre, pas de la vôtre.',
    en: 'Times are those of the clock at the telecentre, not of yours.',
  },
} satisfies Record<string, Words>;
