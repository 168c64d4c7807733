/** Who is in the way, one below the other, each with what to do. */
import type { JSX } from 'preact';
import { whichInWords } from '../booking-links/link.words.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { asSeenAtThePlace, calledAtThePlace, type Holder } from '../bookings/people.js';
import type { Language } from '../platform/i18n/language.js';
import type { Decided, Deed, Fate } from './closing.js';
import { WORDS } from './closures.words.js';
import { reachOf } from './reach.js';

/** What each select is called, so that a form says what is chosen for which booking. */
export const CHOICE_OF = 'do-';

export function WhoIsInTheWay({
  decided,
  language,
  mayStay = false,
}: {
  readonly decided: readonly Decided[];
  readonly language: Language;
  /** Nothing need be done for some of them. */
  readonly mayStay?: boolean;
}): JSX.Element {
  return (
    <ul class="rows in-the-way">
      {decided.map((one) => (
        <Row key={one.one.booking.reference} decided={one} language={language} mayStay={mayStay} />
      ))}
    </ul>
  );
}

function Row({
  decided,
  language,
  mayStay,
}: {
  readonly decided: Decided;
  readonly language: Language;
  readonly mayStay: boolean;
}): JSX.Element {
  const { one, fate } = decided;
  const { booking, holder, phone } = one;
  const name = `${CHOICE_OF}${booking.reference}`;
  const options = optionsFor(fate, mayStay, language);
  return (
    <li>
      <div>
        <Person holder={holder} phone={phone} language={language} />
        <p class="muted">{whatIsBooked(booking, language)}</p>
      </div>
      {options.length === 0 ? (
        <p>
          {/* It was on the list: only what was not came in meanwhile. */}
          <input type="hidden" name={name} value="move" />
          {whyNothingElse(decided, language)}
        </p>
      ) : (
        <div class="field">
          <label for={name}>{WORDS.whatToDo[language]}</label>
          <select id={name} name={name}>
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
    </li>
  );
}

function whyNothingElse({ one: { booking, holder }, fate }: Decided, language: Language): string {
  if (fate.what === 'ended') return WORDS.endsAt[language];
  if (booking.status === 'held') return WORDS.notYetConfirmed[language];
  return (reachOf(holder) === 'mail' ? WORDS.cancelOnly : WORDS.nobodyToOffer)[language];
}

/** Their name, and how to reach them. */
export function Person({
  holder,
  phone,
  language,
}: {
  readonly holder: Holder;
  readonly phone: string | null;
  readonly language: Language;
}): JSX.Element {
  const name = calledAtThePlace(asSeenAtThePlace(holder), language) ?? WORDS.somebody[language];
  return (
    <p>
      <strong>{name}</strong>{' '}
      {phone !== null && (
        <a class="phone" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          {phone}
        </a>
      )}
      {reachOf(holder) === 'call' && <span class="warning-words">{WORDS.noMail[language]}</span>}
    </p>
  );
}

/** `mardi 24 novembre, matin, Poste 2`. */
export function whatIsBooked(booking: BookingSnapshot, language: Language): string {
  return `${whichInWords(booking, language)}, ${booking.resourceName}`;
}

interface DeedOption {
  readonly value: Deed | 'leave';
  readonly label: string;
}

/** What is proposed first; what cannot be done is not asked. */
function optionsFor(fate: Fate, mayStay: boolean, language: Language): DeedOption[] {
  const leave: DeedOption[] = mayStay ? [{ value: 'leave', label: WORDS.leave[language] }] : [];
  const cancel: DeedOption = { value: 'cancel', label: WORDS.cancel[language] };
  switch (fate.what) {
    case 'moved':
      return [
        { value: 'move', label: movedInWords(fate, mayStay, language) },
        { value: 'offer', label: WORDS.offer[language] },
        cancel,
        ...leave,
      ];
    case 'offered':
      return [{ value: 'offer', label: offeredInWords(fate, language) }, cancel, ...leave];
    default:
      return mayStay ? [...leave, cancel] : [];
  }
}

function movedInWords(
  { to }: Extract<Fate, { what: 'moved' }>,
  isToNewHours: boolean,
  language: Language,
): string {
  const words = (isToNewHours ? WORDS.toTheirHalfDay : WORDS.move)[language];
  return `${words}${language === 'fr' ? '\u00a0: ' : ': '}${to.candidates[0]?.resource.name ?? ''}`;
}

function offeredInWords({ to, distanceKm }: Extract<Fate, { what: 'offered' }>, language: Language): string {
  const { telecentre } = to;
  const km = Math.round(distanceKm);
  return language === 'fr'
    ? `Proposer ${telecentre.commune.name} (${km}\u00a0km)`
    : `Offer ${telecentre.commune.name} (${km}\u00a0km)`;
}
