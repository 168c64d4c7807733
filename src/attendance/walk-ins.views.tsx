import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { asSeenAtThePlace, calledAtThePlace, type WalkInHolder } from '../bookings/people.js';
import { WALK_IN_CATEGORIES, WALK_IN_WORDS, type WalkInCategory } from '../bookings/walk-in.js';
import { BOOK_FOR, bookForPath } from '../host-frame/book-for-path.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { ProblemContent } from '../platform/http/problem.js';
import { capitalised, dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { HalfDay } from '../reservation/half-day.js';
import { addDays, localTimeOf, type LocalDate } from '../reservation/local-time.js';
import type { Telecentre } from '../telecentres/network.js';

/** Whom the page before let in. */
export interface LetIn {
  readonly booking: BookingSnapshot;
  readonly holder: WalkInHolder;
}

export interface WalkInsPageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly date: LocalDate;
  readonly today: LocalDate;
  readonly isOpenToday: boolean;
  /** Null: shut all day. */
  readonly halfDay: HalfDay | null;
  readonly form: Filled<unknown> | null;
  readonly refusal: ProblemContent | null;
  readonly done: LetIn | null;
  /** By which a form that is sent twice is known again. */
  readonly sendKey: string;
  /** What was under way when the page was opened: one that is left open is known by it. */
  readonly openedIn: string;
}

export function WalkInsPage(props: WalkInsPageProps): JSX.Element {
  const { visit, telecentre, date, today, halfDay, form, refusal, done } = props;
  const { language } = visit;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="day" title={WORDS.title[language]}>
      <WhatIsWrong form={refusal === null ? form : null} language={language} />
      {refusal !== null && <WhyNot refusal={refusal} slug={telecentre.slug} language={language} />}
      {done !== null && <Done {...props} done={done} />}
      <p class="walk-in-when">
        {dayInWords(date, language)}
        {halfDay !== null && `, ${HALF_DAY_IN_WORDS[halfDay][language]}`}
      </p>
      {date > today || date < addDays(today, -1) ? (
        <OnTheDayOnly {...props} />
      ) : halfDay === null ? (
        <p>{WORDS.shut[language]}</p>
      ) : (
        <Categories {...props} halfDay={halfDay} />
      )}
      <p>
        <a href={`/telecentres/${telecentre.slug}/day?date=${date}`}>{WORDS.toTheDay[language]}</a>
      </p>
    </HostFrame>
  );
}

/** Who is to come on a coming day is booked for; nobody is noted as there. */
function OnTheDayOnly({
  visit: { language },
  telecentre: { slug },
  date,
  today,
  isOpenToday,
}: WalkInsPageProps): JSX.Element {
  return (
    <>
      <p>{WORDS.onTheDayOnly[language]}</p>
      <p class="actions">
        {date > today && (
          <a class="button" href={bookForPath(slug, { date })}>
            {BOOK_FOR[language]}
          </a>
        )}
        {isOpenToday && (
          <a class="button quiet" href={pathOf(slug)}>
            {WORDS.noteToday[language]}
          </a>
        )}
      </p>
    </>
  );
}

/** A button for each: with the name left empty, one press is all. */
function Categories({
  visit,
  telecentre,
  date,
  halfDay,
  form,
  sendKey,
  openedIn,
}: WalkInsPageProps & { readonly halfDay: HalfDay }): JSX.Element {
  const { language } = visit;
  return (
    <Form action={pathOf(telecentre.slug)} formToken={visitorOf(visit).formToken} class="walk-in">
      <input type="hidden" name="date" value={date} />
      <input type="hidden" name="halfDay" value={halfDay} />
      <input type="hidden" name="key" value={sendKey} />
      <input type="hidden" name="openedIn" value={openedIn} />
      <Field
        name="name"
        label={WORDS.name[language]}
        help={WORDS.nameHelp[language]}
        value={form?.typed['name']}
        error={form?.errors?.['name']}
        autocomplete="off"
        maxlength={200}
      />
      <fieldset>
        <legend>{WORDS.brings[language]}</legend>
        <div class="walk-in-categories">
          {WALK_IN_CATEGORIES.map((category) => (
            <button key={category} name="category" value={category}>
              {buttonLabel(category, language)}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}

function Done({
  visit,
  telecentre,
  done: { booking, holder },
}: WalkInsPageProps & { readonly done: LetIn }): JSX.Element {
  const { language } = visit;
  const who = calledAtThePlace(asSeenAtThePlace(holder), language) ?? '';
  if (booking.status === 'cancelled')
    return (
      <p class="notice" role="status">
        {WORDS.undone[language]} {who}.
      </p>
    );
  const until = timeInWords(localTimeOf(booking.end, booking.timeZone), language);
  return (
    <div class="notice" role="status">
      <p>
        {WORDS.noted[language]} <strong>{booking.resourceName}</strong>, {WORDS.until[language]} {until}.{' '}
        {who}.
      </p>
      <Form
        action={`${pathOf(telecentre.slug)}/${booking.reference}/undo`}
        formToken={visitorOf(visit).formToken}
      >
        <button class="quiet">{WORDS.undo[language]}</button>
      </Form>
    </div>
  );
}

function WhyNot({
  refusal: { name, title, members },
  slug,
  language,
}: {
  readonly refusal: ProblemContent;
  readonly slug: string;
  readonly language: Language;
}): JSX.Element {
  const violations = (members?.['violations'] ?? []) as readonly { readonly message: string }[];
  return (
    <Alert>
      {name === 'slot-taken' && (
        <p>
          {WORDS.full[language]} <a href={`/search?near=${slug}`}>{WORDS.elsewhere[language]}</a>
        </p>
      )}
      {name !== 'slot-taken' && violations.length === 0 && <p>{title[language]}</p>}
      {violations.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
    </Alert>
  );
}

function pathOf(slug: string): string {
  return `/telecentres/${slug}/walk-ins`;
}

function buttonLabel(category: WalkInCategory, language: Language): string {
  return capitalised(WALK_IN_WORDS[category][language]);
}

const WORDS = {
  title: { fr: 'Passage sans réservation', en: 'Somebody without a booking' },
  brings: { fr: 'Qu’est-ce qui amène cette personne\u00a0?', en: 'What brings this person?' },
  name: { fr: 'Son nom (facultatif)', en: 'Their name (optional)' },
  nameHelp: {
    fr: 'Si la personne veut bien le dire. Sans nom, seul le motif est gardé.',
    en: 'If they like to say it. Without a name only the reason is kept.',
  },
  noted: { fr: 'C’est noté\u00a0:', en: 'Noted:' },
  until: { fr: 'jusqu’à', en: 'until' },
  undo: { fr: 'Annuler ce passage', en: 'Undo' },
  undone: { fr: 'Passage annulé\u00a0:', en: 'Undone:' },
  full: {
    fr: 'Il n’y a plus de place libre pour cette demi-journée.',
    en: 'There is no free place left for this half-day.',
  },
  elsewhere: { fr: 'Voir ce qui est libre aux alentours', en: 'See what is free nearby' },
  shut: { fr: 'Le télécentre est fermé ce jour-là.', en: 'The telecentre is shut on that day.' },
  onTheDayOnly: {
    fr: 'Un passage se note le jour même, ou le lendemain si on l’a oublié.',
    en: 'A walk-in is noted on the day itself, or on the next when it was forgotten.',
  },
  noteToday: { fr: 'Noter un passage d’aujourd’hui', en: 'Note a walk-in of today' },
  toTheDay: { fr: 'Revenir à la journée', en: 'Back to the day' },
} as const satisfies Readonly<Record<string, Words>>;
