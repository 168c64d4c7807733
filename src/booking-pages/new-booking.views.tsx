import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { BookButton } from '../booking-forms/book-button.js';
import { bookingKey } from '../booking-forms/booking-keys.js';
import { FurtherWays } from '../booking-forms/further-ways.views.js';
import { WishInputs } from '../booking-forms/offer.views.js';
import { sayMoreInWords } from '../booking-forms/offer.words.js';
import type { Own } from '../booking-forms/own-bookings.js';
import { newSeriesPath, REPEAT } from '../booking-forms/series-path.js';
import { WaitButton } from '../booking-forms/wait.views.js';
import { newBookingPath } from '../booking-forms/wish.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { Words } from '../platform/i18n/language.js';
import { Alert, Form } from '../platform/web/form.js';
import { AlreadyList, AlreadyPage } from './already.views.js';
import { Proposals } from './proposals.views.js';
import type { Look, WishRefusal } from './wish-looks.service.js';
import { WishInShort, wishInWords } from './wish.views.js';

interface NewBookingProps {
  readonly visit: Visit;
  readonly look: Look;
  readonly own: Own;
  /** What the visitor has at that time. */
  readonly already: readonly SeenBooking[];
  /** The very place, held for them already. */
  readonly kept?: SeenBooking | undefined;
  /** They have pressed: somebody was quicker this very moment. */
  readonly tried?: boolean;
}

/** A wish, and whether to book it; or why it cannot be had, and what can instead. */
export function NewBookingPage(props: NewBookingProps): JSX.Element {
  const { visit, look, own, already } = props;
  const { language } = visit;
  const { wish, place, refusal } = look;
  if (refusal === null && already.length > 0)
    return <AlreadyPage visit={visit} wish={wish} place={place} own={own} already={already} />;
  const isTheirs = already.some(({ telecentre }) => telecentre === place.telecentre.slug);
  const title = titleOf(refusal, { tried: props.tried === true, isTheirs })[language];
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      {refusal !== null && !refusal.isTaken && (
        <Alert>
          {refusal.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Alert>
      )}
      <WishInShort wish={wish} place={place} language={language} canBeHad={refusal === null} />
      {refusal === null ? (
        <Asked {...props} />
      ) : (
        <>
          {already.length > 0 && <AlreadyList visit={visit} already={already} />}
          {!isTheirs && refusal.isTaken && (
            <div class="actions main">
              <WaitButton visit={visit} wish={wish} of={wishInWords(wish, place, language)} />
            </div>
          )}
          <Proposals
            visit={visit}
            wish={wish}
            near={place.telecentre.slug}
            kind={place.kind}
            proposals={refusal.proposals}
            own={own}
          />
          {already.length === 0 && (
            <FurtherWays
              wish={{ ...wish, where: { telecentre: place.telecentre.slug, kind: place.kind } }}
              language={language}
            />
          )}
        </>
      )}
    </Framed>
  );
}

function titleOf(
  refusal: WishRefusal | null,
  { tried, isTheirs }: { readonly tried: boolean; readonly isTheirs: boolean },
): Words {
  if (refusal === null) return WORDS.title;
  if (!refusal.isTaken) return WORDS.broken;
  if (isTheirs) return WORDS.theirs;
  return tried ? WORDS.taken : WORDS.notFree;
}

function Asked({ visit, look, own, kept }: NewBookingProps): JSX.Element {
  const { language } = visit;
  const { wish, place } = look;
  if (visit.visitor === null) return <SignInFirst visit={visit} look={look} />;
  const key = bookingKey(wish, own);
  return (
    <>
      {look.asks && <p class="notice">{WORDS.onRequest[language]}</p>}
      {kept !== undefined && (
        <p class="warning">
          {WORDS.kept[language]} <a href={`/bookings/${kept.reference}/completion`}>{WORDS.goOn[language]}</a>
        </p>
      )}
      <div class="actions main">
        <BookButton
          visit={visit}
          wish={wish}
          of={wishInWords(wish, place, language)}
          bookingKey={key}
          asks={look.asks}
        />
        <Form action="/bookings/holds" formToken={visit.visitor.formToken}>
          <WishInputs wish={wish} />
          <input type="hidden" name="key" value={key} />
          <button type="submit" class="quiet">
            {sayMoreInWords(place.resources.length, language)}
          </button>
        </Form>
      </div>
      <p class="muted">{WORDS.sayHelp[language]}</p>
      <p class="aside">
        <a href={newSeriesPath(wish)}>{REPEAT[language]}</a>
      </p>
    </>
  );
}

/** They come back to this very wish. */
function SignInFirst({ visit, look }: Pick<NewBookingProps, 'visit' | 'look'>): JSX.Element {
  const { language } = visit;
  const here = newBookingPath(look.wish);
  return (
    <>
      <p class="notice">{WORDS.isFree[language]}</p>
      <p>{WORDS.signInFirst[language]}</p>
      <div class="actions main">
        <a class="button" href={`/sign-in?to=${encodeURIComponent(here)}`}>
          {WORDS.signIn[language]}
        </a>
      </div>
    </>
  );
}

const WORDS = {
  title: { fr: 'Réserver cette place', en: 'Book this place' },
  taken: { fr: 'Cette place vient d’être prise', en: 'This place has just been taken' },
  theirs: { fr: 'C’est déjà réservé, pour vous', en: 'It is booked already, for you' },
  notFree: { fr: 'Cette place n’est plus libre', en: 'This place is not free any more' },
  broken: { fr: 'Cette place ne peut pas être réservée ainsi', en: 'This place cannot be booked like this' },
  kept: { fr: 'Cette place vous est déjà gardée.', en: 'This place is kept for you already.' },
  goOn: { fr: 'Reprendre où vous en étiez', en: 'Go on from where you were' },
  onRequest: {
    fr: 'Cette place est donnée sur demande\u00a0: l’accueil vous répond par courriel.',
    en: 'This place is given on request: the host answers you by mail.',
  },
  sayHelp: {
    fr: 'La place vous est gardée pendant que vous remplissez la suite.',
    en: 'The place is kept for you while you fill in the rest.',
  },
  isFree: { fr: 'Cette place est libre.', en: 'This place is free.' },
  signInFirst: {
    fr: 'Avant de réserver, dites qui vous êtes\u00a0: votre adresse électronique suffit, sans mot de passe. Vous recevez un lien, et vous revenez ici. La place ne vous est pas gardée pendant ce temps.',
    en: 'Before you book, say who you are: your e-mail address is enough, no password. You get a link, and come back here. The place is not kept for you meanwhile.',
  },
  signIn: { fr: 'Se connecter et réserver', en: 'Sign in and book' },
} satisfies Record<string, Words>;
