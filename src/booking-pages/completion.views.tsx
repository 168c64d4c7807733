import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { isRoom } from '../booking-forms/offer.words.js';
import { untilInWords } from '../booking-forms/when.words.js';
import { linkPath } from '../booking-links/booking-links.js';
import type { OpenedLink } from '../booking-links/link-door.js';
import { takeInWords } from '../booking-links/link.words.js';
import { InShort, Press, titleOf } from '../booking-links/parts.views.js';
import { LONGEST_MESSAGE } from '../bookings/bookings.schemas.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import type { Instant } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import { equipmentInWords } from '../telecentres/equipment.js';
import { BEST_PLACE } from './booking-pages.schemas.js';

interface CompletionProps {
  readonly link: OpenedLink;
  /** That are free then, the best first. */
  readonly places: readonly Resource[];
  readonly form: Filled<unknown> | null;
  readonly now: Instant;
}

export function CompletionPage({ link, places, form, now }: CompletionProps): JSX.Element {
  const { booking, visit, token } = link;
  const { language } = visit;
  const isAsked = booking.awaitsApproval;
  const title = (isAsked ? WORDS.asked : WORDS.title)[language];
  const labels = {
    title: WORDS.subject[language],
    message: WORDS.message[language],
    people: WORDS.people[language],
    place: WORDS.place[language],
  };
  return (
    <Framed visit={visit} title={`${titleOf(link)} – ${title}`}>
      <h1>{title}</h1>
      <WhatIsWrong form={form} language={language} labels={labels} />
      <InShort link={link} />
      {!isAsked && <KeptUntil link={link} now={now} />}
      <Form
        action={`${linkPath(token)}/completion`}
        formToken={visit.visitor?.formToken ?? null}
        class="longer"
      >
        <Field
          name="title"
          label={WORDS.subject[language]}
          help={WORDS.subjectHelp[language]}
          value={form?.typed['title'] ?? booking.title}
          error={form?.errors?.['title']}
          maxlength={200}
          autocomplete="off"
        />
        <Field
          name="message"
          label={WORDS.message[language]}
          help={WORDS.messageHelp[language]}
          value={form?.typed['message'] ?? booking.message}
          error={form?.errors?.['message']}
          maxlength={LONGEST_MESSAGE}
          autocomplete="off"
        />
        {!isAsked && isForMany(booking.kind, places) && (
          <Field
            name="people"
            label={WORDS.people[language]}
            type="number"
            inputmode="numeric"
            value={form?.typed['people'] ?? String(booking.people)}
            error={form?.errors?.['people']}
          />
        )}
        {!isAsked && places.length > 1 && <PlaceChoice link={link} places={places} form={form} />}
        <button type="submit">{(isAsked ? WORDS.save : takeInWords(link))[language]}</button>
      </Form>
      <div class="aside">
        <Press link={link} to="cancellation" look="quiet">
          {giveUpInWords(link)[language]}
        </Press>
      </div>
    </Framed>
  );
}

function giveUpInWords({ booking, isOffered }: OpenedLink): Words {
  if (booking.awaitsApproval) return WORDS.withdraw;
  return isOffered ? WORDS.noThanks : WORDS.giveBack;
}

function KeptUntil({
  link: { booking, visit },
  now,
}: Pick<CompletionProps, 'link' | 'now'>): JSX.Element | null {
  const { expiresAt, timeZone } = booking;
  const { language } = visit;
  if (expiresAt === null) return null;
  return (
    <p class="warning kept">
      <Icon name="hourglass-split" /> {WORDS.kept[language]}{' '}
      <time dateTime={new Date(expiresAt).toISOString()}>
        {untilInWords(expiresAt, { timeZone, now }, language)}
      </time>
      .
    </p>
  );
}

/** The held one is what the telecentre has chosen. */
function PlaceChoice({ link, places, form }: Omit<CompletionProps, 'now'>): JSX.Element {
  const { booking, visit } = link;
  const { language } = visit;
  const options = places.map((one) => ({ value: one.id, label: placeInWords(one, language) }));
  return (
    <Choice
      name="place"
      label={WORDS.place[language]}
      help={`${WORDS.placeHelp[language]} ${booking.resourceName}.`}
      value={form?.typed['place'] ?? BEST_PLACE}
      error={form?.errors?.['place']}
      options={[
        { value: BEST_PLACE, label: WORDS.best[language] },
        { label: WORDS.byHand[language], options },
      ]}
    />
  );
}

/** `Salle visio, 8 places : écran, tableau`. */
function placeInWords({ name, kind, capacity, equipment }: Resource, language: Language): string {
  const size = capacity > 1 ? `, ${capacity}\u00a0${WORDS.seats[language]}` : '';
  const has = isRoom(kind) ? equipment.map((word) => equipmentInWords(word, language)) : [];
  return has.length === 0 ? name + size : `${name}${size}${COLON[language]}${has.join(', ')}`;
}

function isForMany(kind: Resource['kind'], places: readonly Resource[]): boolean {
  return isRoom(kind) || places.some(({ capacity }) => capacity > 1);
}

const COLON: Words = { fr: '\u00a0: ', en: ': ' };

const WORDS = {
  title: { fr: 'Préciser votre réservation', en: 'Say more of your booking' },
  asked: { fr: 'Compléter votre demande', en: 'Say more of your request' },
  message: { fr: 'Un mot pour l’accueil (facultatif)', en: 'A word for the host (optional)' },
  messageHelp: {
    fr: 'Par exemple «\u00a0J’arriverai vers 10\u00a0h, avec une collègue\u00a0». L’accueil le lit\u00a0; personne d’autre.',
    en: 'For example “I shall come at about 10, with a colleague”. The host reads it; nobody else does.',
  },
  save: { fr: 'Enregistrer', en: 'Save' },
  withdraw: { fr: 'Retirer ma demande', en: 'Withdraw my request' },
  kept: { fr: 'Cette place vous est gardée', en: 'This place is kept for you' },
  subject: { fr: 'Objet (facultatif)', en: 'Title (optional)' },
  subjectHelp: {
    fr: 'Par exemple «\u00a0Point d’équipe\u00a0». Vous le voyez, et l’hôte du télécentre\u00a0; personne d’autre.',
    en: 'For example “Team meeting”. You see it, and so does the host of the telecentre; nobody else.',
  },
  people: { fr: 'Nombre de personnes', en: 'How many people' },
  place: { fr: 'Place', en: 'Place' },
  placeHelp: { fr: 'Pour l’instant\u00a0:', en: 'At present:' },
  best: { fr: 'N’importe laquelle (conseillé)', en: 'Any of them (recommended)' },
  byHand: { fr: 'Ou celle-ci', en: 'Or this one' },
  seats: { fr: 'places', en: 'seats' },
  noThanks: { fr: 'Non merci', en: 'No, thank you' },
  giveBack: { fr: 'Rendre la place', en: 'Give the place back' },
} satisfies Record<string, Words>;
